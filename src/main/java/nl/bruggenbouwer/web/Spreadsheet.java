package nl.bruggenbouwer.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads a list that somebody brings: the first sheet of an xlsx file, or a csv file, as rows of texts. */
public final class Spreadsheet {

    private static final int MAX_UNPACKED = 20 * 1024 * 1024;

    private Spreadsheet() {}

    /** A csv file of our own. */
    public static List<List<String>> read(Path file) {
        try {
            return csv(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when it is no spreadsheet, or a small file that unpacks to a huge one. */
    public static Optional<List<List<String>>> read(byte[] bytes) {
        if (bytes.length < 4 || !ReadableWorkbook.isOOXMLZipHeader(Arrays.copyOf(bytes, 4))) {
            return readable(bytes) ? Optional.of(csv(bytes)) : Optional.empty();
        }
        try {
            return unpacksWithinBounds(bytes) ? Optional.of(sheet(bytes)) : Optional.empty();
        } catch (IOException | ExcelReaderException e) {
            return Optional.empty();
        }
    }

    /** Counts while unpacking, because a small file can unpack to a huge one. */
    public static boolean unpacksWithinBounds(byte[] bytes) throws IOException {
        long unpacked = 0;
        byte[] buffer = new byte[8192];
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        unpacked += n;
                        if (unpacked > MAX_UNPACKED) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    private static List<List<String>> sheet(byte[] bytes) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : workbook.getFirstSheet().read()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(row.getOptionalCell(i)
                            .map(cell -> cell.getText().strip())
                            .orElse(""));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    /** Text without control characters other than ends of line and tabs. */
    private static boolean readable(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return bytes.length > 0;
    }

    /** UTF-8, or what a Dutch Excel writes; separated by the semicolon or comma that its first line has. */
    private static List<List<String>> csv(byte[] bytes) {
        String text = decode(bytes);
        String head = text.lines().findFirst().orElse("");
        char separator = head.indexOf(';') >= 0 ? ';' : ',';
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == separator || c == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (cell.length() > 0 || !row.isEmpty()) {
            row.add(cell.toString().strip());
            rows.add(row);
        }
        return rows;
    }

    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
