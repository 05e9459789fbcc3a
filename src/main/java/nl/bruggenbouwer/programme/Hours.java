package nl.bruggenbouwer.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.menu.HoursPerRole;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.menu.TrainerRole;
import nl.bruggenbouwer.menu.WorkForm;
import org.jspecify.annotations.Nullable;

/**
 * The hours of the people who give what was chosen from the menu, by the hours of each offer, times how often it is given; without
 * travel. An actor counts only when the item has the work form. An estimate: the quote counts for itself.
 *
 * @param perRole hours by role
 * @param total of all
 * @param cents the total at the programme's rate, without VAT; null when there is no rate
 */
public record Hours(
        Map<TrainerRole, BigDecimal> perRole,
        BigDecimal total,
        @Nullable Long cents) {

    static Hours of(Content content, Map<UUID, Offer> offers) {
        Map<TrainerRole, BigDecimal> perRole = new EnumMap<>(TrainerRole.class);
        content.items().forEach(item -> {
            Offer offer = item.offer() == null ? null : offers.get(item.offer());
            if (offer != null) {
                offer.content().hours().stream()
                        .filter(line -> !line.optional()
                                || line.role() == TrainerRole.ACTOR
                                        && item.forms().contains(WorkForm.ACTOR))
                        .forEach(line -> perRole.merge(line.role(), hours(line, item.times()), BigDecimal::add));
            }
        });
        BigDecimal total = perRole.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Integer rate = content.rate();
        return new Hours(
                perRole,
                total,
                rate == null
                        ? null
                        : total.multiply(BigDecimal.valueOf(rate))
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact());
    }

    private static BigDecimal hours(HoursPerRole line, int times) {
        return line.preparation().add(line.delivery()).add(line.aftercare()).multiply(BigDecimal.valueOf(times));
    }

    /** As € 1.980,00 in Dutch. */
    public static String euros(long cents) {
        return NumberFormat.getCurrencyInstance(Locale.forLanguageTag("nl-NL")).format(BigDecimal.valueOf(cents, 2));
    }

    /** As 95,50: to be typed again. */
    public static String decimals(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString().replace('.', ',');
    }
}
