package nl.bruggenbouwer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import nl.bruggenbouwer.ApplicationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class TenancyTest {

    private final AreaId here = new AreaId(ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE));
    private final AreaId elsewhere = new AreaId(here.value() - 1);

    @Autowired
    JdbcClient web;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    @Autowired
    @Qualifier("publisherClient")
    JdbcClient publisher;

    @Test
    void an_area_sees_its_own_rows_only() {
        add(here);

        assertThat(rowsSeenFrom(List.of(here))).isEqualTo(1);
        assertThat(rowsSeenFrom(List.of(elsewhere))).isZero();
        assertThat(rowsSeenFrom(List.of(elsewhere, here))).isEqualTo(1);
    }

    @Test
    void without_an_area_there_are_no_rows_inside_or_outside_a_transaction() {
        add(here);

        assertThat(rowsSeenFrom(List.of())).isZero();
        assertThat(Tenancy.in(here, this::count)).isZero();
    }

    @Test
    void a_row_cannot_be_written_into_another_area() {
        assertThatThrownBy(() -> Tenancy.in(here, () -> transaction.execute(status -> insert(elsewhere))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void the_area_does_not_stay_behind_in_the_pool() {
        add(here);
        IntStream.range(0, 30)
                .forEach(i -> Tenancy.in(
                        here,
                        () -> transaction.execute(status -> {
                            if (i % 2 == 0) {
                                status.setRollbackOnly();
                            }
                            return count();
                        })));

        assertThat(IntStream.range(0, 30).map(i -> rowsSeenFrom(List.of())).sum())
                .isZero();
    }

    @Test
    void the_area_before_comes_back_after_a_nested_one() {
        add(here);

        int seen = Tenancy.in(here, () -> {
            Tenancy.in(elsewhere, () -> {});
            return rows();
        });

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void each_pool_signs_in_with_its_own_login() {
        assertThat(web.sql("select current_user").query(String.class).single()).isEqualTo("web");
        assertThat(worker.sql("select current_user").query(String.class).single())
                .isEqualTo("worker");
        assertThat(publisher.sql("select current_user").query(String.class).single())
                .isEqualTo("publisher");
    }

    @Test
    void a_login_reads_only_what_it_was_given() {
        assertThatThrownBy(() ->
                        web.sql("select count(*) from scheduled_tasks").query().singleRow())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> worker.sql("select count(*) from sealed_response")
                        .query()
                        .singleRow())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() ->
                        publisher.sql("select count(*) from account").query().singleRow())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(
                        () -> web.sql("select count(*) from master_key").query().singleRow())
                .hasStackTraceContaining("permission denied");
    }

    private void add(AreaId area) {
        Tenancy.in(area, () -> transaction.execute(status -> insert(area)));
    }

    private int insert(AreaId area) {
        return web.sql(
                        "insert into audit_entry (area_id, id, at, kind, action) values (:area, :id, now(), 'CHANGE', 'test')")
                .param("area", area.value())
                .param("id", UUID.randomUUID())
                .update();
    }

    private int rowsSeenFrom(List<AreaId> areas) {
        return Tenancy.in(areas, this::rows);
    }

    private int rows() {
        @Nullable Integer rows = transaction.execute(status -> count());
        return rows == null ? -1 : rows;
    }

    private int count() {
        return web.sql("select count(*) from audit_entry where area_id in (:here, :elsewhere)")
                .param("here", here.value())
                .param("elsewhere", elsewhere.value())
                .query(Integer.class)
                .single();
    }
}
