#!/usr/bin/env bash
# « La Peste » comes out of flexmark's HTML converter as << La Peste >>, and so do Arabic quotation marks.
#
# Package: com.vladsch.flexmark:flexmark-html2md-converter 0.64.8 (Maven).
# Needs: bash, Maven, Java from 17 on.
#
# The converter writes HTML as Markdown; importers use it for the questions that other programs export.
# One would guess: characters that mean nothing to Markdown, such as the quotation marks of French, Spanish and Arabic, stay.
# What happens: as it comes, it undoes "smart" typography, for a Markdown processor that would make it again. English quotation
# marks become straight ones, an ellipsis three full stops, and « » two less-than and two greater-than signs, escaped, so that
# every CommonMark program shows << and >>. German's „ stays while its “ is made straight: the pair no longer fits. An answer
# that is compared with what a learner types is another text now, and the question looks like a slip of its author.
# So: set TYPOGRAPHIC_QUOTES and TYPOGRAPHIC_SMARTS to false; the text is then left alone.
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
      <groupId>com.vladsch.flexmark</groupId>
      <artifactId>flexmark-html2md-converter</artifactId>
      <version>0.64.8</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=libraries > mvn.log 2>&1 ||
  { cat mvn.log >&2; exit 1; }

cat > Try.java <<'END'
import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.util.data.MutableDataSet;

public class Try {
    public static void main(String[] arguments) {
        MutableDataSet plain = new MutableDataSet()
                .set(FlexmarkHtmlConverter.TYPOGRAPHIC_QUOTES, false)
                .set(FlexmarkHtmlConverter.TYPOGRAPHIC_SMARTS, false);
        for (String text : new String[] {"« La Peste »", "«كلمة»", "„Faust“", "a … b"}) {
            System.out.println(text
                    + " | " + FlexmarkHtmlConverter.builder().build().convert("<p>" + text + "</p>").strip()
                    + " | " + FlexmarkHtmlConverter.builder(plain).build().convert("<p>" + text + "</p>").strip());
        }
    }
}
END

cat > described <<'END'
« La Peste » | \<\< La Peste \>\> | « La Peste »
«كلمة» | \<\<كلمة\>\> | «كلمة»
„Faust“ | „Faust" | „Faust“
a … b | a ... b | a … b
END

java -Dstdout.encoding=UTF-8 -Dfile.encoding=UTF-8 -cp 'libraries/*' Try.java > seen 2> java.log || { cat java.log >&2; exit 1; }
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
