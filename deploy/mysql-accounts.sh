# Read by the image of MySQL when it makes a new database: the two accounts of docs/running.md.

as_text() {
  local password
  password=$(cat "$1")
  password=${password//\\/\\\\}
  printf '%s' "${password//\'/\\\'}"
}

docker_process_sql --database=mysql <<SQL
CREATE USER 'homeward-owner'@'%' IDENTIFIED BY '$(as_text /run/secrets/mysql-homeward-owner-password)';
GRANT ALL ON \`${MYSQL_DATABASE}\`.* TO 'homeward-owner'@'%' WITH GRANT OPTION;
CREATE USER 'homeward'@'%' IDENTIFIED BY '$(as_text /run/secrets/mysql-homeward-password)';
GRANT SELECT ON \`${MYSQL_DATABASE}\`.* TO 'homeward'@'%';
SQL
