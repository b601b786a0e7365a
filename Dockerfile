# Homeward's image, made from the jar that `mvn package` leaves in target/.
#
# Two stages on the same base: the first takes the jar apart into layers, so that a new version of
# Homeward is a layer of a few megabytes on top of libraries that have not changed.

FROM eclipse-temurin:25.0.2_10-jre-noble AS layers
WORKDIR /build
COPY target/homeward.jar homeward.jar
RUN java -Djarmode=tools -jar homeward.jar extract --layers --destination layers

FROM eclipse-temurin:25.0.2_10-jre-noble
# A fixed number, so that orchestrators can check that it is not root.
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin homeward \
  && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/homeward/documents
WORKDIR /opt/homeward
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER 10001:10001
EXPOSE 8080
# The rest of the memory limit is for threads, buffers and compiled code.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "-jar", "homeward.jar"]
