package nl.bruggenbouwer.publicsite;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;

/** Who stands behind the programme, who pays for it, and where its knowledge comes from. Names are not translated. */
public record Partners(List<Partner> partners, Partner funder, List<Link> sources) {

    /** An organisation; its members are names of organisations. */
    public record Partner(String name, String text, List<String> members) {}

    /** A place on the web. */
    public record Link(String name, String address) {}

    static Partners read(Path path) {
        ContentFile file = new ContentFile(ContentFile.nameOf(path));
        ContentObject root = file.parse(ContentFile.text(path));
        root.allow("partners", "funder", "sources");
        List<Partner> partners = root.objects("partners", "partner").stream()
                .map(Partners::partner)
                .toList();
        var funder = root.get("funder");
        ContentObject paying = funder == null ? null : root.child("funder", funder);
        if (paying == null) {
            root.mistake("funder is missing");
        }
        List<Link> sources =
                root.objects("sources", "source").stream().map(Partners::link).toList();
        Partner payer = paying == null ? new Partner("", "", List.of()) : partner(paying);
        file.failOnMistakes();
        return new Partners(partners, payer, sources);
    }

    private static Partner partner(ContentObject object) {
        object.allow("name", "text", "members");
        return new Partner(
                object.word("name"), object.text("text"), object.has("members") ? object.words("members") : List.of());
    }

    private static Link link(ContentObject object) {
        object.allow("name", "link");
        String address = object.word("link");
        if (!address.startsWith("https://")) {
            object.mistake("link must start with https://");
        }
        return new Link(object.word("name"), address);
    }

    /** Every Dutch text that is translated. */
    List<String> texts() {
        return Stream.concat(partners.stream(), Stream.of(funder))
                .map(Partner::text)
                .toList();
    }
}
