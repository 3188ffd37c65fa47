#!/usr/bin/env bash
# In French, where no number has a point, ICU4J reads "3.14" to its end as three hundred and fourteen, and "3.5" as 3 and a rest.
#
# Package: com.ibm.icu:icu4j 79.1 (Maven), with CLDR 49.
# Needs: bash, Maven, Java from 17 on.
#
# French, South African English and Portuguese of Portugal write one thousand with a space and a half with a comma. A pupil with a
# calculator types the decimal point all the same.
# One would guess: parsing stops at a sign that the language has no use for, as it does in "3.5", so that a caller who checks
# that the whole text was read turns all of them away.
# What happens: as it comes, NumberFormat takes the point for another way to write the space between thousands, and two digits
# after it are enough for a group. "3.14" and "1.234" are read to their end, a hundred and a thousand times too large, and pass the
# check for the end; only one digit after the point is caught. setParseStrict(true) stops at the point in all three.
# So: read what learners type strictly, and treat a number that has two readings as a question back, not as an answer.
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
      <groupId>com.ibm.icu</groupId>
      <artifactId>icu4j</artifactId>
      <version>79.1</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=libraries > mvn.log 2>&1 ||
  { cat mvn.log >&2; exit 1; }

cat > Try.java <<'END'
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.text.ParsePosition;

public class Try {
    public static void main(String[] arguments) {
        for (String language : new String[] {"fr", "en-ZA", "pt-PT"}) {
            for (String typed : new String[] {"3.5", "3.14", "1.234"}) {
                System.out.println(language + " " + typed + ": " + read(language, typed, false)
                        + "; strictly " + read(language, typed, true));
            }
        }
    }

    private static String read(String language, String typed, boolean strictly) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getInstance(ULocale.forLanguageTag(language));
        format.setParseStrict(strictly);
        ParsePosition end = new ParsePosition(0);
        Number number = format.parse(typed, end);
        return number + (end.getIndex() == typed.length() ? " to the end" : " and a rest");
    }
}
END

cat > described <<'END'
fr 3.5: 3 and a rest; strictly 3 and a rest
fr 3.14: 314 to the end; strictly 3 and a rest
fr 1.234: 1234 to the end; strictly 1 and a rest
en-ZA 3.5: 3 and a rest; strictly 3 and a rest
en-ZA 3.14: 314 to the end; strictly 3 and a rest
en-ZA 1.234: 1234 to the end; strictly 1 and a rest
pt-PT 3.5: 3 and a rest; strictly 3 and a rest
pt-PT 3.14: 314 to the end; strictly 3 and a rest
pt-PT 1.234: 1234 to the end; strictly 1 and a rest
END

java -cp 'libraries/*' Try.java > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
