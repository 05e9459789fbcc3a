package nl.bruggenbouwer.menu;

import java.time.Period;
import nl.bruggenbouwer.privacy.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long links into a module are kept. */
@Configuration(proxyBeanMethods = false)
class ModuleSchedule {

    private static final String USED = "used_on::timestamp at time zone 'Europe/Amsterdam'";

    @Bean
    Retention oldModuleLinks() {
        return new Retention(
                "module-link",
                Period.ofMonths(12),
                "select count(*), count(*) filter (where %1$s < :before), min(%1$s) from module_link".formatted(USED),
                "delete from module_link where hash in (select hash from module_link where %s < :before limit :most)"
                        .formatted(USED));
    }
}
