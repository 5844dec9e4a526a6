# MariaDB: stock and coupons. Sourced by `services`.
# Database dibs, user dibs (all rights on databases named dibs…), user root for tests that change
# settings; both with the password in $dir/password. By hand: mariadb --defaults-file=$dir/client.cnf

mariadb_base=13306
mariadb_width=1

# A socket's path has room for 107 characters.
mariadb_socket() {
    local path
    path=$(dir_of mariadb)/sock
    if (($(printf %s "$path" | wc -c) > 107)); then
        path=${TMPDIR:-/tmp}/dibs-$(printf %s "$path" | cksum | cut -d' ' -f1).sock
        (($(printf %s "$path" | wc -c) <= 107)) || path=/tmp/${path##*/}
    fi
    echo "$path"
}

mariadb_prepare() {
    local dir password user
    dir=$(dir_of mariadb)
    user=$(id -un)
    (
        umask 077
        [ -s "$dir/password" ] || head -c 18 /dev/urandom | base64 | tr '+/' '-_' >"$dir/password"
        password=$(cat "$dir/password")
        printf '[client]\nhost=127.0.0.1\nport=%s\nuser=dibs\npassword=%s\ndatabase=dibs\n' \
            "$(port_of mariadb)" "$password" >"$dir/client.cnf"
        # Runs at every start, before the first connection is let in.
        cat >"$dir/init.sql" <<SQL
DELETE FROM mysql.global_priv WHERE Host NOT IN ('localhost', '127.0.0.1') OR User = '';
FLUSH PRIVILEGES;
CREATE OR REPLACE USER root@localhost IDENTIFIED BY '$password';
CREATE OR REPLACE USER root@'127.0.0.1' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO root@localhost WITH GRANT OPTION;
GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
CREATE OR REPLACE USER dibs@localhost IDENTIFIED BY '$password';
CREATE OR REPLACE USER dibs@'127.0.0.1' IDENTIFIED BY '$password';
GRANT ALL ON \`dibs%\`.* TO dibs@localhost;
GRANT ALL ON \`dibs%\`.* TO dibs@'127.0.0.1';
CREATE DATABASE IF NOT EXISTS dibs;
SQL
    )
    [ ! -d "$dir/data/mysql" ] || return 0

    # Made beside its place, so that one which was interrupted is not taken for a whole one; and told
    # a relative path, because mariadb-install-db cannot take blanks.
    progress mariadb "creating the data directory"
    rm -rf "$dir/data" "$dir/data.new"
    (
        cd "$dir" && mariadb-install-db --no-defaults --datadir=./data.new --user="$user" --skip-test-db \
            --auth-root-authentication-method=normal --skip-name-resolve
    ) >"$dir/log" 2>&1 && rm "$dir/log" && mv "$dir/data.new" "$dir/data"
}

mariadb_run() {
    local dir
    dir=$(dir_of mariadb)
    exec mariadbd --defaults-file="$here/my.cnf" --user="$(id -un)" --port="$(port_of mariadb)" \
        --datadir="$dir/data" --socket="$(mariadb_socket)" --pid-file="$dir/data/pid" \
        --init-file="$dir/init.sql"
}

mariadb_is_ready() {
    timeout 5 mariadb --defaults-file="$(dir_of mariadb)/client.cnf" --connect-timeout=2 \
        -e 'SELECT 1' >/dev/null 2>&1
}

mariadb_env() {
    echo "export DIBS_DB=mysql://dibs@127.0.0.1:$(port_of mariadb)/dibs"
    echo "export DIBS_DB_PASSWORD_FILE=$(quoted "$(dir_of mariadb)/password")"
}
