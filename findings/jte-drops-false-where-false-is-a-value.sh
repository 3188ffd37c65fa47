#!/usr/bin/env bash
# In a jte template, aria-pressed="${false}" and stretchy="${false}" write no attribute at all.
#
# Package: gg.jte:jte 3.2.4 (Maven). Sources: WAI-ARIA 1.2, aria-pressed and aria-expanded (false and absent differ);
# MathML Core, section 3.2.4 (stretchy, taken from a dictionary where it is absent).
# Needs: bash, Maven, a JDK from 17 on.
#
# jte knows HTML's boolean attributes: disabled="${false}" writes nothing, which is right, as any value there means yes.
# One would guess: an attribute that is no boolean one in HTML gets its text, as it does for true, and as false does between tags.
# What happens: an attribute whose whole value is one boolean is left out for false, whatever its name. A switch that is off is no
# switch any more: without aria-pressed a screen reader calls it a plain button, without aria-expanded nothing says that it opens
# something; and a bracket of a formula that shall not grow takes the default, which is to grow. Nothing warns, and the page with
# the value true is right. Beside other text in the same attribute the false is written.
# So: write "${String.valueOf(on)}" in attributes that have three states.
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
      <groupId>gg.jte</groupId>
      <artifactId>jte</artifactId>
      <version>3.2.4</version>
    </dependency>
  </dependencies>
</project>
END
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=libraries > mvn.log 2>&1 ||
  { cat mvn.log >&2; exit 1; }

mkdir templates
cat > templates/page.jte <<'END'
@param boolean on
<button disabled="${on}">Send</button>
<button aria-pressed="${on}">All attempts</button>
<button aria-expanded="${on}">More</button>
<math><mo stretchy="${on}">(</mo></math>
<button aria-pressed="${String.valueOf(on)}">All attempts</button>
END
cat > Try.java <<'END'
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

public class Try {
    public static void main(String[] arguments) {
        TemplateEngine engine =
                TemplateEngine.create(new DirectoryCodeResolver(Path.of("templates")), Path.of("classes"), ContentType.Html);
        for (boolean on : new boolean[] {true, false}) {
            StringOutput page = new StringOutput();
            engine.render("page.jte", on, page);
            System.out.print(page);
        }
    }
}
END

cat > described <<'END'
<button disabled>Send</button>
<button aria-pressed="true">All attempts</button>
<button aria-expanded="true">More</button>
<math><mo stretchy="true">(</mo></math>
<button aria-pressed="true">All attempts</button>
<button>Send</button>
<button>All attempts</button>
<button>More</button>
<math><mo>(</mo></math>
<button aria-pressed="false">All attempts</button>
END

java -cp 'libraries/*' Try.java > seen 2> java.log || { cat java.log >&2; exit 1; }
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
