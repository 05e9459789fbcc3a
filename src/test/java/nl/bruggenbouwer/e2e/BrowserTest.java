package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The look at a screen finds what is wrong with it: a blind one would let every page through. */
@Tag("browser")
class BrowserTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <img src='data:,' width=50 height=50>           | image-alt
            <p style='color:#bbb;background:#fff'>bleek</p> | color-contrast
            <input>                                         | label
            <div style='width:900px'>breed</div>            | no sideways scrolling
            <button style='height:20px'>klein</button>      | controls of 44 px
            """)
    void aFaultIsFound(String part, String fault) {
        try (BrowserContext visitor = browser.visitor(360, true)) {
            Page page = visitor.newPage();
            page.setContent(
                    "<!doctype html><html lang=nl><meta name=viewport content='width=device-width'><title>Blad</title><main><h1>Blad</h1>"
                            + part + "</main></html>");

            assertThatThrownBy(() -> Browser.assertAccessible(page, "a page")).hasMessageContaining(fault);
        }
    }
}
