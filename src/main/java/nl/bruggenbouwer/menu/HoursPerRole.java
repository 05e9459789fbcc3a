package nl.bruggenbouwer.menu;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The usual hours of one person in a role, without travel.
 *
 * @param optional nobody in this role is needed: a quote has the line only when somebody adds it
 */
public record HoursPerRole(
        TrainerRole role, BigDecimal preparation, BigDecimal delivery, BigDecimal aftercare, boolean optional) {

    public HoursPerRole {
        preparation = preparation.setScale(2, RoundingMode.HALF_UP);
        delivery = delivery.setScale(2, RoundingMode.HALF_UP);
        aftercare = aftercare.setScale(2, RoundingMode.HALF_UP);
    }
}
