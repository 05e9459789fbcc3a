package nl.bruggenbouwer.menu;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** The bytes of a film, read from the database in pieces: nobody who watches holds a whole film in memory. */
class FilmBytes extends AbstractResource {

    private static final int PIECE = 256 * 1024;

    private final FilmSql sql;
    private final Film film;

    FilmBytes(FilmSql sql, Film film) {
        this.sql = sql;
        this.film = film;
    }

    @Override
    public String getDescription() {
        return "film";
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return film.size();
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {

            private long at;
            private byte[] piece = new byte[0];
            private int next;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (next == piece.length) {
                    if (at >= film.size()) {
                        return -1;
                    }
                    piece = sql.bytes(film, at, PIECE);
                    next = 0;
                    if (piece.length == 0) {
                        throw new EOFException("the film was removed or replaced");
                    }
                }
                int length = Math.min(most, piece.length - next);
                System.arraycopy(piece, next, into, from, length);
                next += length;
                at += length;
                return length;
            }

            /** A browser that goes to a place in the film does not read what comes before. */
            @Override
            public long skip(long wanted) {
                long skipped = Math.max(0, Math.min(wanted, film.size() - at));
                at += skipped;
                next = piece.length;
                return skipped;
            }
        };
    }
}
