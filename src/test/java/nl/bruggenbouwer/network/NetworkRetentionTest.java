package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.privacy.Nights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When contacts and organisations go. */
@ApplicationTest
@Import(Organisations.class)
class NetworkRetentionTest {

    @Autowired
    AskYearly yearly;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    KeepOrganisation keep;

    @Autowired
    KeepContact keepContact;

    @Autowired
    Nights nights;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Area area;
    UUID brug;

    @BeforeEach
    void open() {
        area = people.area();
        brug = organisations.add(area, "De Brug");
    }

    private static Instant in(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private int rows(String table) {
        return Tenancy.in(
                area.id(),
                () -> transaction.execute(status -> db.sql("select count(*) from " + table + " where area_id = :area")
                        .param("area", area.id().value())
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void aContactStaysWhileOneConsentLivesAndGoesThirtyDaysAfterTheLast() {
        UUID contact = organisations.contact(
                area, brug, "a@voorbeeld.example", false, Set.of(Purpose.TRAJECT, Purpose.INVITATION));
        Tenancy.in(area.id(), () -> keepContact.withdraw(area.id(), contact, Purpose.TRAJECT, null));
        nights.erase("contact", in(400));
        assertThat(rows("contact")).isEqualTo(1);
        assertThat(rows("consent")).as("a withdrawn consent stays").isEqualTo(2);

        Tenancy.in(area.id(), () -> keepContact.withdraw(area.id(), contact, Purpose.INVITATION, null));
        nights.erase("contact", in(29));
        assertThat(rows("contact")).isEqualTo(1);
        nights.erase("contact", in(31));
        assertThat(rows("contact")).isZero();
        assertThat(rows("consent")).isZero();
        assertThat(rows("organisation")).isEqualTo(1);
    }

    @Test
    void aContactWhoNeverAgreedGoesToo() {
        organisations.contact(area, brug, "a@voorbeeld.example", false, Set.of());
        nights.erase("contact", in(29));
        assertThat(rows("contact")).isEqualTo(1);
        nights.erase("contact", in(31));
        assertThat(rows("contact")).isZero();
    }

    @Test
    void aContactThatNobodyConfirmsGoesAfterAYearAndAHalf() {
        organisations.contact(area, brug, "a@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        nights.erase("unconfirmed-contact", in(530));
        assertThat(rows("contact")).isEqualTo(1);
        nights.erase("unconfirmed-contact", in(560));
        assertThat(rows("contact")).isZero();
    }

    @Test
    void whoWasAskedLateStillHasNinetyDaysToAnswer() {
        organisations.contact(area, brug, "a@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        yearly.ask(area, in(530));
        nights.erase("unconfirmed-contact", in(560));
        nights.erase("unanswered-contact", in(560));
        assertThat(rows("contact")).isEqualTo(1);
        nights.erase("unanswered-contact", in(625));
        assertThat(rows("contact")).isZero();
    }

    @Test
    void anOrganisationThatWasTakenAwayGoesWithAllThatHangsOnIt() {
        organisations.contact(area, brug, "a@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        UUID other = organisations.add(area, "Anders");
        nights.erase("organisation", in(400));
        assertThat(rows("organisation")).isEqualTo(2);

        Tenancy.in(area.id(), () -> keep.remove(area.id(), brug, UUID.randomUUID()));
        nights.erase("organisation", in(29));
        assertThat(rows("organisation")).isEqualTo(2);
        nights.erase("organisation", in(31));
        assertThat(rows("organisation")).isEqualTo(1);
        assertThat(rows("contact")).isZero();
        assertThat(rows("consent")).isZero();
        assertThat(other).isNotNull();
    }
}
