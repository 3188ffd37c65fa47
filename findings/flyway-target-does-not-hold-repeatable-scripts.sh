#!/usr/bin/env bash
# Flyway's target leaves out the newer versioned migrations and runs today's repeatable ones on the older schema.
#
# Packages: org.flywaydb:flyway-core 12.4.0 and com.h2database:h2 2.3.232 (Maven).
# Needs: bash, Maven, Java from 17 on.
#
# A test of an upgrade brings a database to an older version with target("1"), puts rows in and migrates on. Functions and views
# stand in repeatable scripts (R__…), which are run again whenever they change.
# One would guess: the target is the state of the schema at version 1, so what needs version 2 waits.
# What happens: a repeatable script has no version, so the target does not concern it: it runs after version 1, in the form it has
# today. The view here names a column of version 2, and the older database cannot be made at all: the migration fails. Where the
# script happens to run, worse: the upgrade is tested against a state that no installation ever had.
# So: bring a database to an older version with a location that holds the versioned scripts alone.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'END'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.flywaydb</groupId>
      <artifactId>flyway-core</artifactId>
      <version>12.4.0</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=libraries > mvn.log 2>&1 ||
  { cat mvn.log >&2; exit 1; }

mkdir versioned repeatable
echo 'create table attempt (id bigint primary key);' > versioned/V1__attempts.sql
echo 'alter table attempt add points integer;' > versioned/V2__points.sql
echo 'create or replace view gradebook as select id, points from attempt;' > repeatable/R__gradebook.sql
cat > Try.java <<'END'
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

public class Try {
    public static void main(String[] arguments) {
        System.out.println("all, target 1: " + migrate("a", "1", "filesystem:versioned", "filesystem:repeatable"));
        System.out.println("versioned alone, target 1: " + migrate("b", "1", "filesystem:versioned"));
        System.out.println("then all: " + migrate("b", "latest", "filesystem:versioned", "filesystem:repeatable"));
    }

    private static String migrate(String database, String target, String... scripts) {
        try {
            return Flyway.configure()
                    .dataSource("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1", "sa", "")
                    .locations(scripts)
                    .target(target)
                    .load()
                    .migrate()
                    .migrations
                    .stream()
                    .map(one -> one.description)
                    .toList()
                    .toString();
        } catch (FlywayException e) {
            return e.getMessage().contains("R__gradebook.sql") ? "R__gradebook.sql fails" : e.getMessage();
        }
    }
}
END

cat > described <<'END'
all, target 1: R__gradebook.sql fails
versioned alone, target 1: [attempts]
then all: [points, gradebook]
END

java -cp 'libraries/*' Try.java > seen 2> java.log || { cat java.log >&2; exit 1; }
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
