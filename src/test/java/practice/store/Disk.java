package practice.store;

import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Where shelves are kept. */
public interface Disk {

    /** Nowhere: all is gone with the process. */
    Disk NONE = new Disk() {
        @Override
        public <T> void read(String kind, Class<T> type, BiConsumer<String, T> into) {}

        @Override
        public void write(String kind, String id, Object value) {}

        @Override
        public void remove(String kind, String id) {}
    };

    <T> void read(String kind, Class<T> type, BiConsumer<String, T> into);

    void write(String kind, String id, Object value);

    void remove(String kind, String id);

    /**
     * In a table of PostgreSQL, so that a restart forgets nothing, nor does a kill.
     *
     * @param owner tells several practice platforms on one database apart
     */
    static Disk of(DataSource source, String owner) {
        return new Table(JdbcClient.create(source), owner);
    }

    /** The table. */
    final class Table implements Disk {

        private static final String CREATE = """
                create table if not exists practice.shelf (owner text, kind text, id text, value text not null,
                    place bigint generated always as identity, primary key (owner, kind, id))""";
        private static final String READ =
                "select id, value from practice.shelf where owner = ? and kind = ? order by place";
        private static final String WRITE = """
                insert into practice.shelf (owner, kind, id, value) values (?, ?, ?, ?)
                on conflict (owner, kind, id) do update set value = excluded.value""";
        private static final String REMOVE = "delete from practice.shelf where owner = ? and kind = ? and id = ?";

        private final JdbcClient database;
        private final String owner;
        private final JsonMapper json = JsonMapper.shared();

        Table(JdbcClient database, String owner) {
            this.database = database;
            this.owner = owner;
            database.sql("create schema if not exists practice").update();
            database.sql(CREATE).update();
        }

        @Override
        public <T> void read(String kind, Class<T> type, BiConsumer<String, T> into) {
            database.sql(READ)
                    .params(owner, kind)
                    .query((row, number) -> {
                        into.accept(row.getString("id"), json.readValue(row.getString("value"), type));
                        return number;
                    })
                    .list();
        }

        @Override
        public void write(String kind, String id, Object value) {
            database.sql(WRITE)
                    .params(owner, kind, id, json.writeValueAsString(value))
                    .update();
        }

        @Override
        public void remove(String kind, String id) {
            database.sql(REMOVE).params(owner, kind, id).update();
        }
    }
}
