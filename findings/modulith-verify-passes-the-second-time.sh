#!/usr/bin/env bash
# A module rule that is broken fails the first verify() of a JVM, and every later one passes.
#
# Package: org.springframework.modulith:spring-modulith-core 2.1.1 (Maven), here with Spring Boot 4.1.1.
# Needs: bash, Maven, a JDK from 17 on (java and javac).
#
# ApplicationModules.of(Application.class).verify() is what a test calls to hold the rules between packages; here the packages
# "quiz" and "grade" need each other, which is not allowed.
# One would guess: while the code is as it is, each call throws.
# What happens: "of" hands out the same object for the same class, and the object remembers that it was verified before it
# looks at what it found. The second call returns as if all were well; detectViolations() still finds the cycle. A build
# that runs a failed test once more in the same JVM, as those do that have flaky tests, is green, and so is one in which another
# test called verify() earlier and only caught what it threw.
# So: call detectViolations().throwIfPresent(), which looks each time.
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
      <groupId>org.springframework.modulith</groupId>
      <artifactId>spring-modulith-core</artifactId>
      <version>2.1.1</version>
    </dependency>
    <dependency>
      <groupId>org.springframework.modulith</groupId>
      <artifactId>spring-modulith-api</artifactId>
      <version>2.1.1</version>
    </dependency>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot</artifactId>
      <version>4.1.1</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=libraries > mvn.log 2>&1 ||
  { cat mvn.log >&2; exit 1; }

mkdir -p source/school/quiz source/school/grade
echo 'package school; @org.springframework.modulith.Modulithic public class School {}' > source/school/School.java
echo 'package school.quiz; public class Quiz { school.grade.Grade grade; }' > source/school/quiz/Quiz.java
echo 'package school.grade; public class Grade { school.quiz.Quiz quiz; }' > source/school/grade/Grade.java
cat > source/Try.java <<'END'
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

public class Try {
    public static void main(String[] arguments) {
        for (String time : new String[] {"first", "second", "third"}) {
            try {
                ApplicationModules.of(school.School.class).verify();
                System.out.println(time + " time: passes");
            } catch (Violations violations) {
                System.out.println(time + " time: " + (violations.getMessage().contains("Cycle") ? "a cycle" : "something else"));
            }
        }
        boolean found = ApplicationModules.of(school.School.class).detectViolations().hasViolations();
        System.out.println("detectViolations: " + (found ? "something" : "nothing"));
    }
}
END

cat > described <<'END'
first time: a cycle
second time: passes
third time: passes
detectViolations: something
END

javac -d classes -cp 'libraries/*' $(find source -name '*.java')
java -cp 'classes:libraries/*' Try > seen 2> java.log || { cat java.log >&2; exit 1; }
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
