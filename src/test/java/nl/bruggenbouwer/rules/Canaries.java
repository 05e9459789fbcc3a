package nl.bruggenbouwer.rules;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import org.springframework.context.ApplicationContext;

/** An area with a word in every table that nobody from elsewhere may ever see. A new tenant table gets its row here. */
class Canaries {

    static final String WORD = "kanarie";

    /** Without what a job adds to each row within a minute. */
    private static final String LINKED_LATER = "(to_jsonb(t) - 'seq' - 'link')::text";

    private final ApplicationContext program;
    private final Area area;
    private final QuickScan open;
    private final QuickScan ended;

    Canaries(ApplicationContext program, Scans scans, Area area) throws SQLException {
        this.program = program;
        this.area = area;
        open = scans.open(area);
        ended = scans.ended(area);
        plant();
    }

    Area area() {
        return area;
    }

    /** Objects of this area, as they could stand in an address. */
    List<UUID> ids() {
        return List.of(open.id(), ended.id(), open.engagement());
    }

    private void plant() throws SQLException {
        program.getBean(Vault.class).index(area.id(), WORD); // makes the area's key
        for (QuickScan scan : List.of(open, ended)) {
            for (String sql : List.of(
                    "update quickscan set title = 'kanarie', meeting = 'kanarie' where area_id = ? and id = ?",
                    "update quickscan_side set spread_by = 'kanarie' where area_id = ? and quickscan_id = ?",
                    "update engagement set title = 'kanarie' from quickscan q"
                            + " where engagement.area_id = ? and q.id = ? and q.engagement_id = engagement.id",
                    "update engagement_fact set note = 'kanarie' where area_id = ? and subject = ?",
                    "insert into agreement (area_id, id, engagement_id, who, what, made_at, made_by)"
                            + " select ?, gen_random_uuid(), engagement_id, 'kanarie', 'kanarie', now(), gen_random_uuid()"
                            + " from quickscan where id = ?",
                    "insert into free_hours (area_id, id, engagement_id, partner, worked_on, minutes, what, noted_at, noted_by)"
                            + " select ?, gen_random_uuid(), engagement_id, 'MOVISIE', '2026-01-01', 60, 'kanarie', now(),"
                            + " gen_random_uuid() from quickscan where id = ?",
                    "insert into request (area_id, id, kind, topic, place, name, email, came_by, received_at) values"
                            + " (?, ?, 'TRAINER', 'OTHER', 'kanarie', 'kanarie', 'kanarie', 'MAIL', now())",
                    "insert into organisation (area_id, id, name, name_key, sought, side, kind, hidden, added_at, confirmed_at)"
                            + " values (?, ?, 'kanarie', 'kanarie', 'kanarie', 'FORMAL', 'OTHER', false, now(), now())",
                    "insert into organisation_label values (?, ?, 'VOICE', 'kanarie')",
                    "insert into organisation_different select a.area_id, least(a.id, b.id), greatest(a.id, b.id), now(), a.id"
                            + " from organisation a join organisation b on b.area_id = a.area_id and b.id <> a.id"
                            + " where a.area_id = ? and a.id = ?",
                    "insert into exchange_entry (area_id, id, organisation_id, direction, item, words, since, added_at)"
                            + " select area_id, id, id, 'OFFER', 'LOCATION', 'kanarie', now(), now() from organisation"
                            + " where area_id = ? and id = ?",
                    "insert into contact (area_id, id, organisation_id, name, function, language, email, hidden, added_at,"
                            + " confirmed_at) select area_id, id, id, 'kanarie', 'kanarie', 'nl', 'kanarie', false, now(), now()"
                            + " from organisation where area_id = ? and id = ?",
                    "insert into consent (area_id, id, contact_id, purpose, given_on, how, version, wording, recorded_at)"
                            + " select area_id, id, id, 'TRAJECT', now(), 'TALK', '1', 'kanarie', now() from contact"
                            + " where area_id = ? and id = ?",
                    "insert into person_request (area_id, id, email, wish, checked, asked_on, noted_at, noted_by) values"
                            + " (?, ?, 'kanarie', 'EXPORT', 'IN_PERSON', '2026-01-01', now(), gen_random_uuid())",
                    "insert into talk (area_id, id, engagement_id, kind, place, form, present, planned_by, made_at)"
                            + " select ?, id, engagement_id, 'ORGANISATIONS', 'kanarie', '{\"blocks\": []}', null,"
                            + " gen_random_uuid(), now() from quickscan where id = ?",
                    "insert into talk_block (area_id, talk_id, code, version, content, filled, saved_at, saved_by)"
                            + " values (?, ?, 'WHO', 1, 'kanarie', true, now(), gen_random_uuid())",
                    "insert into talk_report (area_id, talk_id, version, content, made_at, made_by)"
                            + " values (?, ?, 1, 'kanarie', now(), gen_random_uuid())",
                    "insert into talk_reader (area_id, id, talk_id, version, label, sent_at, sent_by, valid_until)"
                            + " select ?, gen_random_uuid(), id, 1, 'kanarie', now(), gen_random_uuid(), now()"
                            + " from talk where id = ?",
                    "insert into talk_party (area_id, talk_id, organisation_id, added_at, added_by)"
                            + " select area_id, id, id, now(), gen_random_uuid() from organisation where area_id = ? and id = ?",
                    "insert into contact_link (area_id, contact_id, hash, expires_on, made_at)"
                            + " select area_id, id, sha256(('kanarie' || id)::bytea), now(), now() from contact"
                            + " where area_id = ? and id = ?",
                    "insert into account (id, email, name, created_at) select id, id || '@voorbeeld.example', 'Iemand', now()"
                            + " from contact where area_id = ? and id = ?",
                    "insert into membership (account_id, area_id, role, since) select id, area_id, 'ORGANISATION', now()"
                            + " from contact where area_id = ? and id = ?",
                    "insert into representative (area_id, contact_id, account_id, gave_role, invited_at, invited_by)"
                            + " select area_id, id, id, true, now(), id from contact where area_id = ? and id = ?",
                    "insert into turnout values (?, ?, 'FORMAL', 15)",
                    "insert into outcome values (?, ?, '{\"title\": \"kanarie\"}')",
                    "insert into access_code (area_id, quickscan_id, hash, side)"
                            + " values (?, ?, sha256(random()::text::bytea), 'FORMAL')",
                    "insert into sealed_response (area_id, quickscan_id, id, side, submission, ticks, free_text)"
                            + " values (?, ?, gen_random_uuid(), 'FORMAL', sha256('kanarie'), 'kanarie', 'kanarie')",
                    "insert into free_text (area_id, quickscan_id, id, raw) values (?, ?, gen_random_uuid(), 'kanarie')",
                    "insert into mail (area_id, id, recipient, subject, body, created_at, next_try)"
                            + " values (?, ?, 'kanarie@voorbeeld.example', 'kanarie', 'kanarie', now(), now())",
                    "insert into date_poll (area_id, id, title, subject, slug, closes_on, made_at, made_by)"
                            + " select ?, q.id, 'kanarie', q.engagement_id, 'kanarie', now(), now(), gen_random_uuid()"
                            + " from quickscan q where id = ?",
                    "insert into date_option values (?, ?, gen_random_uuid(), now(), '09:00', '10:00')",
                    "insert into date_answer (area_id, poll_id, id, key_hash, side, name)"
                            + " values (?, ?, gen_random_uuid(), sha256('kanarie'), 'FORMAL', 'kanarie')",
                    "insert into date_choice (area_id, poll_id, answer_id, option_id, choice)"
                            + " select a.area_id, a.poll_id, a.id, o.id, 'YES' from date_answer a"
                            + " join date_option o using (area_id, poll_id) where a.area_id = ? and a.poll_id = ?",
                    "insert into joint_meeting (area_id, id, engagement_id, title, day, starts, ends, place, agenda, code, made_at,"
                            + " made_by, minutes) select area_id, id, engagement_id, 'kanarie', now(), '09:00', '10:00', 'kanarie',"
                            + " 'kanarie', 'kanary', now(), gen_random_uuid(), 'kanarie' from quickscan where area_id = ? and id = ?",
                    "insert into meeting_round (area_id, meeting_id, id, number, kind, question, wishes, opened_at, opened_by)"
                            + " values (?, ?, gen_random_uuid(), 1, 'DECISION', 'kanarie', '[]', now(), gen_random_uuid())",
                    "insert into meeting_phone values (?, ?, sha256('kanarie'), 'FORMAL')",
                    "insert into meeting_vote select r.area_id, r.meeting_id, r.id, sha256('kanarie'), '{\"kanarie\": 1}'"
                            + " from meeting_round r where r.area_id = ? and r.meeting_id = ?",
                    "insert into meeting_wish values (?, ?, gen_random_uuid(), 'kanarie', true)",
                    "insert into meeting_invitation (area_id, id, meeting_id, contact_id, key_hash, sent_at, sent_by, needs)"
                            + " select c.area_id, gen_random_uuid(), m.id, c.id, sha256(random()::text::bytea), now(), gen_random_uuid(),"
                            + " 'kanarie' from joint_meeting m join contact c using (area_id)"
                            + " where m.area_id = ? and m.id = ? limit 1",
                    "insert into meeting_representative select m.area_id, m.id, o.id from joint_meeting m"
                            + " join organisation o using (area_id) where m.area_id = ? and m.id = ? limit 1",
                    "insert into programme select area_id, id, engagement_id, 1 from quickscan q where area_id = ? and id = ?"
                            + " and not exists (select 1 from programme p where p.engagement_id = q.engagement_id)",
                    "insert into programme_revision select area_id, id, 1, '{\"items\": [], \"waived\": [], \"kanarie\": 1}', 1, now(),"
                            + " gen_random_uuid() from programme where area_id = ? and id = ?",
                    "insert into task (area_id, id, engagement_id, edit, title, kind, side, made_at, made_by) select area_id, id,"
                            + " engagement_id, 1, 'kanarie', 'OTHER', 'ALLIANCE', now(), gen_random_uuid() from quickscan"
                            + " where area_id = ? and id = ?",
                    "insert into plan_version select area_id, id, id, 1, 1, '[]', 'kanarie', now(), gen_random_uuid(), null, null,"
                            + " null, null, now() from programme where area_id = ? and id = ?",
                    "insert into plan_party (area_id, id, version_id, side, label) select area_id, id, id, 'MUNICIPALITY', 'kanarie'"
                            + " from plan_version where area_id = ? and id = ?",
                    "insert into planned_session select v.area_id, v.id, p.engagement_id, v.id, v.id, 'kanarie', current_date, '9:00',"
                            + " '10:00', 'kanarie', false from plan_version v join programme p on p.area_id = v.area_id"
                            + " and p.id = v.programme_id where v.area_id = ? and v.id = ?",
                    "insert into contact_message select ?, ?, now(), gen_random_uuid(), 'TRAJECT', 77",
                    "insert into mail_sent values (?, ?, 'NOTICE', 'kanarie', 'kanarie', now())",
                    "insert into audit_entry (area_id, id, at, action, kind) values (?, ?, now(), 'kanarie', 'CHANGE')")) {
                try (Connection owner = Owner.connect(program);
                        PreparedStatement statement = owner.prepareStatement(sql)) {
                    statement.setInt(1, area.id().value());
                    statement.setObject(2, scan.id());
                    statement.executeUpdate();
                }
            }
        }
        proposal();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(
                    ("insert into audit_checkpoint values (%d, 'CHANGE', 1, 'kanarie', now(), 'kanarie')"
                                    + " on conflict do nothing") // the job may have been first
                            .formatted(area.id().value()));
            statement.executeUpdate("insert into area_school_region values (%d, 'NORTH')"
                    .formatted(area.id().value()));
            statement.executeUpdate("insert into mail_count values (%d, current_date, 'MESSAGE', 1)"
                    .formatted(area.id().value()));
            statement.executeUpdate(
                    "update quickscan set closed_at = now(), closed_by = gen_random_uuid() where id = '%s'"
                            .formatted(ended.id()));
        }
    }

    /** Sealed as it should be: looking for a person opens every proposal. */
    private void proposal() throws SQLException {
        UUID id = UUID.randomUUID();
        byte[] content = program.getBean(Vault.class)
                .seal(
                        new Vault.Place(area.id(), "proposal.content", id),
                        "{\"typed\": {\"naam\": [\"kanarie\"]}, \"agreed\": {}, \"version\": \"kanarie\"}");
        try (Connection owner = Owner.connect(program);
                PreparedStatement statement = owner.prepareStatement(
                        "insert into proposal (area_id, id, content, received_on) values (?, ?, ?, now())")) {
            statement.setInt(1, area.id().value());
            statement.setObject(2, id);
            statement.setBytes(3, content);
            statement.executeUpdate();
        }
    }

    /** Everything that stands in this area's tables, by table. */
    Map<String, List<String>> rows() throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            List<String> tables = strings(
                    statement,
                    "select relname from pg_class where relrowsecurity and relkind in ('r', 'p') order by 1");
            for (String table : tables) {
                rows.put(
                        table,
                        strings(
                                statement,
                                "select %s from %s t where area_id = %d order by 1"
                                        .formatted(
                                                table.equals("audit_entry") ? LINKED_LATER : "t::text",
                                                table,
                                                area.id().value())));
            }
        }
        return rows;
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }
}
