#!/usr/bin/env bash
# A jte template with a parameter that is called as the first word of the templates' package cannot call another template.
#
# Package: gg.jte:jte 3.2.4 (Maven). Source: The Java Language Specification 25, section 6.4.2 (a variable obscures a package).
# Needs: bash, Maven, a JDK from 17 on.
#
# jte compiles templates to classes of a package that may be chosen (packageName), so that they can lie beside the classes that they show.
# One would guess: the name of a parameter is the template's own affair; and a fault would be told of the template.
# What happens: a call of another template becomes that class's full name, and a parameter, a variable or a loop's element of the same
# name as the first word of the package hides the package there. The class that jte made does not compile ("cannot find symbol",
# a class sought in a variable), at a line that nobody wrote. The same template compiles as long as it calls no other.
# It happens where an application’s package is called as what the application is about: school.pages, with a parameter "school".
# So: give such a parameter another name, or the templates a package that no template speaks of.
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
printf '@param String title\n<b>${title}</b>\n' > templates/part.jte
printf '@param String quiz\n@template.part(title = quiz)\n' > templates/calls.jte
printf '@param String quiz\n<b>${quiz}</b>\n' > templates/alone.jte
cat > Try.java <<'END'
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

public class Try {
    public static void main(String[] arguments) {
        for (String packageName : new String[] {"school.pages", "quiz.pages"}) {
            for (String name : new String[] {"alone", "calls"}) {
                TemplateEngine engine = TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of("templates")),
                        Path.of("classes", packageName, name),
                        ContentType.Html,
                        Try.class.getClassLoader(),
                        packageName);
                StringOutput page = new StringOutput();
                try {
                    engine.render(name + ".jte", "Rain", page);
                    System.out.println(packageName + " " + name + ": " + page.toString().strip());
                } catch (TemplateException e) {
                    String said = e.getMessage().contains("cannot find symbol") ? "cannot find symbol" : e.getMessage();
                    System.out.println(packageName + " " + name + ": " + said);
                }
            }
        }
    }
}
END

cat > described <<'END'
school.pages alone: <b>Rain</b>
school.pages calls: <b>Rain</b>
quiz.pages alone: <b>Rain</b>
quiz.pages calls: cannot find symbol
END

java -cp 'libraries/*' Try.java > seen 2> java.log || { cat java.log >&2; exit 1; }
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
