package nl.bruggenbouwer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Keys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class VaultTest {

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Keys keys;

    @Autowired
    People people;

    @Test
    void aValueOpensAtItsPlaceOnly() {
        AreaId area = people.area().id();
        UUID row = UUID.randomUUID();
        byte[] sealed = vault.seal(new Vault.Place(area, "contact.phone", row), "06 12 34 56 78");

        assertThat(vault.open(new Vault.Place(area, "contact.phone", row), sealed))
                .isEqualTo("06 12 34 56 78");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("12 34");
        for (Vault.Place elsewhere : new Vault.Place[] {
            new Vault.Place(area, "contact.phone", UUID.randomUUID()),
            new Vault.Place(area, "contact.mail", row),
            new Vault.Place(people.area().id(), "contact.phone", row)
        }) {
            assertThatThrownBy(() -> vault.open(elsewhere, sealed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("34 56");
        }
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTimeAndFoundByItsIndex() {
        AreaId area = people.area().id();
        Vault.Place place = new Vault.Place(area, "contact.mail", UUID.randomUUID());

        assertThat(vault.seal(place, "noor@voorbeeld.example"))
                .isNotEqualTo(vault.seal(place, "noor@voorbeeld.example"));
        assertThat(vault.index(area, "noor@voorbeeld.example")).isEqualTo(vault.index(area, "noor@voorbeeld.example"));
        assertThat(vault.index(area, "noor@voorbeeld.example"))
                .isNotEqualTo(vault.index(people.area().id(), "noor@voorbeeld.example"));
    }

    @Test
    void aKeyOutlivesTheTransactionThatFirstNeededIt() {
        AreaId area = people.area().id();
        Vault.Place place = new Vault.Place(area, "contact.mail", UUID.randomUUID());
        byte[] sealed = Tenancy.in(
                area,
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    return vault.seal(place, "noor");
                }));

        assertThat(new Vault(db, transactions, keys).open(place, sealed)).isEqualTo("noor");
    }

    /** Two programs that meet a new area at the same moment must not each make a key: what one wrote the other could not read. */
    @Test
    void programsThatNeedANewKeyAtTheSameMomentGetTheSame() throws Exception {
        AreaId area = people.area().id();
        Vault.Place place = new Vault.Place(area, "contact.mail", UUID.randomUUID());
        Callable<byte[]> program = () -> new Vault(db, transactions, keys).seal(place, "noor");
        ExecutorService programs = Executors.newFixedThreadPool(8);
        try {
            for (Future<byte[]> sealed : programs.invokeAll(Collections.nCopies(8, program))) {
                assertThat(vault.open(place, sealed.get())).isEqualTo("noor");
            }
        } finally {
            programs.shutdown();
        }
    }
}
