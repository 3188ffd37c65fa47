package practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the LMS remembers, in a schema of its own, so that a restart forgets nothing. */
public final class Records {

    private final JdbcClient database;

    public Records(DataSource source) {
        database = JdbcClient.create(source);
        for (String statement : """
                create schema if not exists practice;
                create table if not exists practice.key (id int primary key, jwk text not null);
                create table if not exists practice.session (id text primary key, person text not null);
                create table if not exists practice.hint (id text primary key, session text not null, link text not null, used boolean not null default false);
                create table if not exists practice.token (token text primary key, scopes text not null, expires timestamptz not null);
                create table if not exists practice.assertion (jti text primary key);
                create table if not exists practice.line_item (id bigint generated always as identity primary key, label text not null, maximum numeric not null, resource_id text, link text, tag text);
                create table if not exists practice.result (line_item bigint not null references practice.line_item (id) on delete cascade, person text not null, given numeric not null, maximum numeric not null, stamped timestamptz not null, submitted timestamptz, sends int not null default 1, primary key (line_item, person))
                """.split(";")) {
            database.sql(statement).update();
        }
    }

    /** A line item as the gradebook has it. */
    public record LineItem(long id, String label, BigDecimal maximum, String resourceId, String link, String tag) {}

    /** A score that was accepted. */
    public record Result(long lineItem, String person, BigDecimal given, BigDecimal maximum, Instant stamped, int sends) {

        public boolean reaches(String fraction) {
            return given.compareTo(maximum.multiply(new BigDecimal(fraction))) >= 0;
        }
    }

    Optional<String> key() {
        return database.sql("select jwk from practice.key where id = 1").query(String.class).optional();
    }

    void keepKey(String jwk) {
        database.sql("insert into practice.key values (1, ?) on conflict do nothing").param(jwk).update();
    }

    void keepSession(String id, Person person) {
        database.sql("insert into practice.session values (?, ?) on conflict (id) do update set person = excluded.person")
                .params(id, person.name())
                .update();
    }

    Optional<Person> person(String session) {
        return database.sql("select person from practice.session where id = ?")
                .param(session)
                .query(String.class)
                .optional()
                .map(Person::of);
    }

    void keepHint(String id, String session, String link) {
        database.sql("insert into practice.hint (id, session, link) values (?, ?, ?)")
                .params(id, session, link)
                .update();
    }

    /** The link of a message hint of this session, once. */
    Optional<String> useHint(String id, String session) {
        return database.sql("update practice.hint set used = true where id = ? and session = ? and not used returning link")
                .params(id, session)
                .query(String.class)
                .optional();
    }

    boolean isFirstAssertion(String jti) {
        return database.sql("insert into practice.assertion values (?) on conflict do nothing")
                        .param(jti)
                        .update()
                == 1;
    }

    void keepToken(String token, String scopes, Instant expires) {
        database.sql("insert into practice.token values (?, ?, ?)")
                .params(token, scopes, expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<List<String>> scopes(String token, Instant now) {
        return database.sql("select scopes from practice.token where token = ? and expires > ?")
                .params(token, now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(scopes -> List.of(scopes.split(" ")));
    }

    List<LineItem> lineItems() {
        return database.sql("select * from practice.line_item order by id")
                .query((row, number) -> new LineItem(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getBigDecimal("maximum"),
                        row.getString("resource_id"),
                        row.getString("link"),
                        row.getString("tag")))
                .list();
    }

    Optional<LineItem> lineItem(long id) {
        return lineItems().stream().filter(item -> item.id() == id).findFirst();
    }

    Optional<LineItem> lineItemOf(String link) {
        return lineItems().stream().filter(item -> link.equals(item.link())).findFirst();
    }

    long addLineItem(String label, BigDecimal maximum, String resourceId, String link, String tag) {
        return database.sql("""
                insert into practice.line_item (label, maximum, resource_id, link, tag) values (?, ?, ?, ?, ?) returning id""")
                .param(label)
                .param(maximum)
                .param(resourceId)
                .param(link)
                .param(tag)
                .query(Long.class)
                .single();
    }

    void removeLineItem(long id) {
        database.sql("delete from practice.line_item where id = ?").param(id).update();
    }

    public List<Result> results() {
        return database.sql("select * from practice.result order by line_item, person")
                .query((row, number) -> new Result(
                        row.getLong("line_item"),
                        row.getString("person"),
                        row.getBigDecimal("given"),
                        row.getBigDecimal("maximum"),
                        row.getObject("stamped", OffsetDateTime.class).toInstant(),
                        row.getInt("sends")))
                .list();
    }

    Optional<Result> result(long lineItem, String person) {
        return results().stream()
                .filter(result -> result.lineItem() == lineItem && result.person().equals(person))
                .findFirst();
    }

    void keepResult(long lineItem, String person, BigDecimal given, BigDecimal maximum, Instant stamped, Instant submitted) {
        database.sql("""
                insert into practice.result values (?, ?, ?, ?, ?, ?)
                on conflict (line_item, person) do update set given = excluded.given, maximum = excluded.maximum,
                    stamped = excluded.stamped, submitted = excluded.submitted, sends = practice.result.sends + 1""")
                .param(lineItem)
                .param(person)
                .param(given)
                .param(maximum)
                .param(stamped.atOffset(ZoneOffset.UTC))
                .param(submitted == null ? null : submitted.atOffset(ZoneOffset.UTC))
                .update();
    }

    void clearResult(long lineItem, String person) {
        database.sql("delete from practice.result where line_item = ? and person = ?")
                .params(lineItem, person)
                .update();
    }

    /** A new term: nobody has a grade. */
    public void forgetGrades() {
        database.sql("delete from practice.result").update();
    }
}
