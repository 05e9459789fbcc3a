package nl.bruggenbouwer.menu;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.MediaFile;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Translator.Language;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds online modules, changes and removes them. */
@Component
@Transactional
class KeepModule {

    private final ModuleSql sql;
    private final FilmSql films;
    private final Audit audit;
    private final Clock clock;

    KeepModule(ModuleSql sql, FilmSql films, Audit audit, Clock clock) {
        this.sql = sql;
        this.films = films;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds one; the same id twice is one. */
    public void add(OnlineModule module, UUID by) {
        if (sql.add(module, by, clock.instant())) {
            audit.record(AreaId.NATIONAL, by, "online module added", module.id());
        }
    }

    /**
     * Changes one, unless somebody else did since it was read.
     *
     * @param module as wanted, with the version that was read
     * @return empty when it is so now; else how the other left it
     */
    public Optional<OnlineModule> change(OnlineModule module, UUID by) {
        OnlineModule now = sql.lock(module.id()).orElseThrow(NotFound::new);
        OnlineModule next = module.at(now.version() + 1);
        if (module.at(now.version()).equals(now)) {
            return Optional.empty();
        }
        if (now.version() != module.version() || silent(module)) {
            return Optional.of(now);
        }
        sql.change(next, by, clock.instant());
        films.removeBut(module.id(), module.pages().stream().map(ModulePage::id).toList());
        audit.record(AreaId.NATIONAL, by, "online module changed", module.id());
        return Optional.empty();
    }

    /** Whether a page has a film, put there meanwhile, without its content in words. */
    private boolean silent(OnlineModule module) {
        Set<UUID> filmed = films.of(module.id()).keySet();
        return module.pages().stream().anyMatch(page -> page.described().isEmpty() && filmed.contains(page.id()));
    }

    /** Puts a translation in the place of the one in this language; the rest as in {@link #change}. */
    public Optional<OnlineModule> translate(UUID id, int read, Language language, Map<String, String> words, UUID by) {
        OnlineModule now = sql.lock(id).orElseThrow(NotFound::new);
        Map<String, Map<String, String>> all = new TreeMap<>(now.translations());
        all.put(language.code(), words);
        if (words.isEmpty()) {
            all.remove(language.code());
        }
        return change(now.translated(all).at(read), by);
    }

    /**
     * Adds the film or podcast of a page, or replaces it.
     *
     * @return false when the page does not say in words what is to be seen and heard: that comes first
     */
    public boolean keepFilm(UUID id, UUID page, MediaFile film, UUID by) {
        ModulePage part = sql.lock(id).orElseThrow(NotFound::new).pages().stream()
                .filter(one -> one.id().equals(page))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (part.described().isEmpty()) {
            return false;
        }
        films.keep(id, page, DigestUtils.sha256Hex(film.bytes()), film);
        audit.record(AreaId.NATIONAL, by, "online module film kept", id);
        return true;
    }

    public void removeFilm(UUID id, UUID page, UUID by) {
        if (films.remove(id, page)) {
            audit.record(AreaId.NATIONAL, by, "online module film removed", id);
        }
    }

    /** Removes one with the links into it. False when visitors see it: it is taken out of sight first. */
    public boolean remove(UUID id, UUID by) {
        if (sql.lock(id).orElseThrow(NotFound::new).published()) {
            return false;
        }
        sql.remove(id);
        audit.record(AreaId.NATIONAL, by, "online module removed", id);
        return true;
    }
}
