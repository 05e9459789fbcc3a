package nl.bruggenbouwer.web;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the operator's monitor: up when the database answers; otherwise the 503 page. */
@RestController
class Health {

    private final JdbcClient db;

    Health(JdbcClient db) {
        this.db = db;
    }

    @GetMapping("/actuator/health")
    @Transactional(readOnly = true)
    ResponseEntity<String> health() {
        db.sql("select 1").query(Integer.class).single();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body("{\"status\":\"UP\"}");
    }
}
