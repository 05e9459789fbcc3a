package nl.bruggenbouwer.questionnaire;

/** Something that one side can need and another can offer (uitwisselpunt), worded for both. */
public record ExchangeItem(String code, CollaborationForm form, String need, String offer) {

    /** The code under which the need is published, such as NEED_SUPPORT.LOCATION. */
    public String needCode() {
        return "NEED_" + form + "." + code;
    }

    /** The code under which the offer is published. */
    public String offerCode() {
        return "OFFER_" + form + "." + code;
    }
}
