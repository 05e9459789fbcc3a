package nl.bruggenbouwer.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.start.Keys;
import org.springframework.stereotype.Component;

/**
 * Where each chain ended last, kept in the keys folder: whoever cuts the end off in the database cannot cut it off here. What
 * was found missing stays on record.
 */
@Component
class Ends {

    private static final String FILE = "audit-ends";

    private final Keys keys;

    Ends(Keys keys) {
        this.keys = keys;
    }

    /**
     * What is known of one chain.
     *
     * @param lost ends that were known and were found missing
     */
    record Known(long seq, String link, List<Long> lost) {

        boolean in(List<ChainSql.End> checkpoints) {
            return checkpoints.stream()
                    .anyMatch(end -> end.seq() == seq
                            && HexFormat.of().formatHex(end.link()).equals(link));
        }
    }

    synchronized void keep(ChainSql.End end) {
        Map<Chain.Name, Known> all = read();
        Known before = all.get(end.chain());
        List<Long> lost = before == null ? List.of() : before.lost();
        all.put(end.chain(), new Known(end.seq(), HexFormat.of().formatHex(end.link()), lost));
        write(all);
    }

    /** Whether the end that is known here is no longer among the database's checkpoints; if so that is kept. */
    synchronized boolean missing(Chain.Name chain, List<ChainSql.End> checkpoints) {
        Map<Chain.Name, Known> all = read();
        Known known = all.get(chain);
        if (known == null || known.in(checkpoints)) {
            return false;
        }
        List<Long> lost = new ArrayList<>(known.lost());
        lost.add(known.seq());
        all.put(chain, new Known(known.seq(), known.link(), lost));
        write(all);
        return true;
    }

    synchronized Map<Chain.Name, Known> read() {
        Map<Chain.Name, Known> all = new LinkedHashMap<>();
        if (keys.has(FILE)) {
            new String(keys.load(FILE), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split(";", -1);
                List<Long> lost = new ArrayList<>();
                for (int i = 4; i < cells.length; i++) {
                    lost.add(Long.parseLong(cells[i]));
                }
                all.put(
                        new Chain.Name(Integer.parseInt(cells[0]), cells[1]),
                        new Known(Long.parseLong(cells[2]), cells[3], lost));
            });
        }
        return all;
    }

    private void write(Map<Chain.Name, Known> all) {
        StringBuilder text = new StringBuilder();
        all.forEach((chain, known) -> {
            text.append(chain.area()).append(';').append(chain.kind());
            text.append(';').append(known.seq()).append(';').append(known.link());
            known.lost().forEach(seq -> text.append(';').append(seq));
            text.append('\n');
        });
        keys.store(FILE, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
