package nl.bruggenbouwer.menu;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version in the list of an offer.
 *
 * @param by who made it; null = it came with the program, or who made it is gone
 * @param changes what is different from the version before
 */
public record OfferVersion(Offer offer, @Nullable String by, List<OfferChange> changes) {}
