package nl.bruggenbouwer.identity;

/** What was typed to open an area, under the names of the form. */
public record NewArea(String naam, String adres, String gemeenten) {

    static final NewArea EMPTY = new NewArea("", "", "");
}
