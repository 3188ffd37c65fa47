#!/usr/bin/env bash
# A WireMock stub that asks for the number 7 accepts the text "7", and the other way round.
#
# Package: org.wiremock:wiremock-standalone 3.13.2 (Maven). Sources: LTI Assignment and Grade Services 2.0, score (scoreGiven and
# scoreMaximum are numbers, userId is a string).
# Needs: bash, Maven, Java from 17 on.
#
# A tool's tests stand WireMock in a platform's place and check the score that was posted: $[?(@.scoreGiven == 7)].
# One would guess: JSON tells 7 from "7", and so does the check, as equalToJson does.
# What happens: the filter turns text that looks like a number into one before it compares, and a number into text where the
# other side is text. A score sent as "7", which a strict platform refuses, passes the test; so does a user's id sent
# as the number 12345. The same score fails equalToJson.
# So: compare whole bodies with equalToJson where the type matters.
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
      <groupId>org.wiremock</groupId>
      <artifactId>wiremock-standalone</artifactId>
      <version>3.13.2</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=libraries > mvn.log 2>&1 ||
  { cat mvn.log >&2; exit 1; }

cat > Try.java <<'END'
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;

import com.github.tomakehurst.wiremock.matching.StringValuePattern;

public class Try {
    public static void main(String[] arguments) {
        say(matchingJsonPath("$[?(@.scoreGiven == 7)]"), "{\"scoreGiven\": 7}", "{\"scoreGiven\": \"7\"}", "{\"scoreGiven\": 8}");
        say(matchingJsonPath("$[?(@.userId == '12345')]"), "{\"userId\": \"12345\"}", "{\"userId\": 12345}");
        say(equalToJson("{\"scoreGiven\": 7}"), "{\"scoreGiven\": 7}", "{\"scoreGiven\": \"7\"}");
    }

    private static void say(StringValuePattern pattern, String... bodies) {
        System.out.println(pattern.getName() + " " + pattern.getExpected().replaceAll("\\s", ""));
        for (String body : bodies) {
            System.out.println("  " + body + (pattern.match(body).isExactMatch() ? " matches" : " does not match"));
        }
    }
}
END

cat > described <<'END'
matchesJsonPath $[?(@.scoreGiven==7)]
  {"scoreGiven": 7} matches
  {"scoreGiven": "7"} matches
  {"scoreGiven": 8} does not match
matchesJsonPath $[?(@.userId=='12345')]
  {"userId": "12345"} matches
  {"userId": 12345} matches
equalToJson {"scoreGiven":7}
  {"scoreGiven": 7} matches
  {"scoreGiven": "7"} does not match
END

java -cp 'libraries/*' Try.java > seen 2> java.log || { cat java.log >&2; exit 1; }
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
