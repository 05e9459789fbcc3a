package nl.bruggenbouwer.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tasks that somebody has by name. Erased, the task stays with the side. */
@Repository
class TaskData implements PersonalData {

    private final TaskSql tasks;
    private final JdbcClient worker;

    TaskData(TaskSql tasks, @Qualifier("workerClient") JdbcClient worker) {
        this.tasks = tasks;
        this.worker = worker;
    }

    @Override
    public String name() {
        return "task";
    }

    @Override
    public Set<String> columns() {
        return Set.of("task.owner_id");
    }

    @Override
    public List<Item> find(Person person, Collection<AreaId> areas) {
        UUID account = person.account();
        return account == null || areas.isEmpty()
                ? List.of()
                : tasks.of(account, areas).stream()
                        .map(task -> new Item(
                                task.area(),
                                task.id(),
                                Fate.ERASED,
                                new Values().text("action", task.title()).day("when", task.due())))
                        .toList();
    }

    @Override
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(AreaId area, UUID row) {
        return worker.sql("update task set owner_id = null where area_id = :area and id = :id and owner_id is not null")
                        .param("area", area.value())
                        .param("id", row)
                        .update()
                == 1;
    }
}
