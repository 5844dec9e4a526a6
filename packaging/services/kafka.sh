# Apache Kafka, from Maven's jars: the event log. Sourced by `services`.
# Four ports in a row: for clients; for a proxy in front of the broker (PROXIED); the controller's;
# and the one that PROXIED tells clients to come back to. There nothing listens but a test's proxy.

kafka_base=19092
kafka_width=4
kafka_jars=$top/build/kafka-dev/libs

kafka_fetch() {
    local pom=$top/packaging/kafka-dev/pom.xml log=$top/build/kafka-dev/maven.log try
    if cmp -s "$pom" "$kafka_jars/pom.xml"; then return 0; fi
    mkdir -p "${log%/*}"
    for try in 1 2 3; do
        progress kafka "fetching jars with Maven, about 50 MB$( ((try == 1)) || echo " (try $try)")"
        rm -rf "$kafka_jars" "$kafka_jars.new"
        if mvn -q -B -Dstyle.color=never -f "$pom" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
            -DincludeScope=runtime -DoutputDirectory="$kafka_jars.new" >"$log" 2>&1 9>&-; then
            cp "$pom" "$kafka_jars.new/pom.xml"
            mv "$kafka_jars.new" "$kafka_jars"
            return 0
        fi
        ((try == 3)) || sleep 3
    done
    progress kafka "Maven could not fetch the jars; is its repository within reach? (mirrors and" \
        "proxies belong into Maven's own settings.xml)"
    show_end "$log"
    return 1
}

kafka_prepare() {
    local dir port proxied controller advertised
    dir=$(dir_of kafka)
    kafka_fetch || return
    port=$(port_of kafka)
    proxied=$((port + 1)) controller=$((port + 2)) advertised=$((port + 3))
    {
        cat "$here/kafka.properties"
        # Relative, because Java reads this file as Latin-1.
        echo "log.dirs=data"
        echo "controller.quorum.voters=1@127.0.0.1:$controller"
        echo -n "listeners=PLAINTEXT://127.0.0.1:$port,PROXIED://127.0.0.1:$proxied,"
        echo "CONTROLLER://127.0.0.1:$controller"
        echo "advertised.listeners=PLAINTEXT://127.0.0.1:$port,PROXIED://127.0.0.1:$advertised"
    } >"$dir/server.properties"
    [ ! -f "$dir/data/meta.properties" ] || return 0

    # A cluster id is 16 bytes in base64url; one that began with - would look like an option.
    (
        cd "$dir" && java -cp "$kafka_jars/*" kafka.tools.StorageTool format --ignore-formatted \
            -c server.properties \
            -t "$(head -c 16 /dev/urandom | base64 | tr '+/' '-_' | tr -d = | sed 's/^-/A/')"
    ) >>"$dir/log" 2>&1
}

kafka_run() {
    local dir
    dir=$(dir_of kafka)
    cd "$dir"
    exec java -Xms256m -Xmx512m -XX:+UseSerialGC -Dlog4j.configuration="file:$here/log4j.properties" \
        -cp "$kafka_jars/*" kafka.Kafka "$dir/server.properties"
}

kafka_is_ready() { timeout 5 kcat -b "127.0.0.1:$(port_of kafka)" -L -m 2 2>/dev/null | grep -q '^ 1 brokers:'; }

kafka_env() {
    local port
    port=$(port_of kafka)
    echo "export DIBS_LOG=kafka://127.0.0.1:$port"
    echo "export DIBS_LOG_PROXIED=kafka://127.0.0.1:$((port + 3))"
    echo "export DIBS_LOG_PROXIED_TARGET=tcp://127.0.0.1:$((port + 1))"
    echo "export DIBS_KAFKA_LIBS=$(quoted "$kafka_jars")"
}
