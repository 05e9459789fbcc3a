package nl.bruggenbouwer.network;

import org.springframework.util.MultiValueMap;

/**
 * A row of the spreadsheet as if it were typed in the forms.
 *
 * @param number as the spreadsheet program counts: the titles are 1
 */
record SheetRow(int number, MultiValueMap<String, String> typed) {

    boolean hasContact() {
        for (SheetColumn column : SheetColumn.values()) {
            if (column.ofContact()
                    && !new ContactForm(typed).value(column.field).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
