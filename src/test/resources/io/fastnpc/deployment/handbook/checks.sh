# What must hold between the steps of the handbook: before_X is called before the first block below the heading
# X, after_X after the last one.

# failed COMMAND: what would be gone with the machine
failed() {
  local worker
  echo "failed: $1"
  tail --quiet --lines 80 /var/log/units/*.log | cut --characters -300
  for worker in $(pgrep --full launch-micro.jar); do
    tr '\0' ' ' <"/proc/$worker/cmdline"
    setpriv --reuid "$(stat --format %u "/proc/$worker")" --clear-groups jstack "$worker" | grep --after-context 25 '"main"\|DestroyJavaVM\|SIGTERM\|[Dd]eploy' || true
  done
}

check() { if declare -F "$1" >/dev/null; then "$1"; fi; }

site=https://npc.example.com
scratch=$(mktemp -d)

at_site() { curl --silent --cacert /etc/ssl/fastnpc.pem --resolve npc.example.com:443:127.0.0.1 "$@"; }

# call METHOD PATH [BODY]: with the cookie in $scratch/cookie; prints body and status
call() {
  at_site --write-out ' %{http_code}' --cookie "$scratch/cookie" --request "$1" --header 'Content-Type: application/json' \
    ${3:+--data "$3"} "$site$2"
}

must() {
  local wanted=$1 found
  shift
  found=$("$@") || true
  case $found in *"$wanted"*) ;; *) echo "CHECK: $* says $found and not $wanted" >&2; return 1 ;; esac
}

log_in() {
  at_site --output /dev/null --fail --cookie-jar "$scratch/cookie" --header 'Content-Type: application/json' \
    --data '{"username":"ada","password":"correct horse"}' "$site/auth/$1"
}

# A reader who asks twenty times a second, and notes whatever is not 200.
reading_begins() {
  : >"$scratch/answered"
  : >"$scratch/refused"
  : >"$scratch/reading"
  (
    while [ -e "$scratch/reading" ]; do
      answer=$(call GET /api/me/settings) || true
      echo >>"$scratch/answered"
      case $answer in *' 200') ;; *) echo "$(date +%T) $answer" >>"$scratch/refused" ;; esac
      sleep 0.05
    done
  ) &
  reader=$!
}

# reading_ends WHAT: nothing was refused
reading_ends() {
  rm "$scratch/reading"
  wait "$reader"
  echo "during $1: $(wc -l <"$scratch/answered") answered, $(wc -l <"$scratch/refused") of them not as they must be"
  head -5 "$scratch/refused"
  [ -s "$scratch/answered" ] && [ ! -s "$scratch/refused" ]
}

# ask PORT PATH: that worker itself, with the cookie in $scratch/cookie; prints body and status
ask() {
  curl --silent --write-out ' %{http_code}' --header "Cookie: fastnpc_auth=$(awk '$6 == "fastnpc_auth" { print $7 }' "$scratch/cookie")" \
    "http://127.0.0.1:$1$2"
}

# both_serve TEXT: each worker is ready, and answers for itself what the site does
both_serve() {
  local port
  for port in 8080 8081; do
    must active systemctl is-active "fastnpc@$port"
    must '"degraded":"false"' ask "$port" /health/ready
    must "$1" ask "$port" /api/characters
  done
}

# What certbot does: proves by a file that the name is this machine's, then calls the hook with the new certificate.
certify() {
  local proof=/.well-known/acme-challenge/proof
  echo 'the proof' >"/var/www/html$proof"
  must 'the proof' curl --silent --resolve npc.example.com:80:127.0.0.1 "http://npc.example.com$proof"
  must 301 curl --silent --output /dev/null --write-out '%{http_code}' --resolve npc.example.com:80:127.0.0.1 http://npc.example.com/
  openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN=npc.example.com -addext subjectAltName=DNS:npc.example.com \
    -keyout "$scratch/privkey.pem" -out "$scratch/fullchain.pem" 2>/dev/null
  RENEWED_LINEAGE=$scratch /usr/local/sbin/fastnpc-certificate
  certificate_is "$scratch/fullchain.pem"
}

# certificate_is FILE: nginx shows it, within the time that a reload takes
certificate_is() {
  local tries=0 wanted
  wanted=$(openssl x509 -in "$1" -noout -fingerprint)
  until [ "$(openssl s_client -connect 127.0.0.1:443 -servername npc.example.com </dev/null 2>/dev/null |
    openssl x509 -noout -fingerprint)" = "$wanted" ]; do
    [ $((tries += 1)) -le 50 ] || { echo "CHECK: nginx does not show $1" >&2; return 1; }
    sleep 0.1
  done
}

after_install_on_one_server() {
  certify
  must NOAUTH redis-cli ping
  must 1 runuser -u postgres -- psql --tuples-only --command "SELECT is_admin FROM users WHERE username = 'admin'" fastnpc
  log_in register
  must 201 call POST /api/characters '{"role":"before the dump"}'
  must 'before the dump' call GET /api/characters
  must 200 call GET /auth/me
}

before_restore() {
  must 201 call POST /api/characters '{"role":"after the dump"}'
  must 'after the dump' call GET /api/characters
  cp "$scratch/cookie" "$scratch/old-cookie"
}

after_restore() {
  must 401 call GET /auth/me
  log_in login
  must 200 call GET /auth/me
  must 'before the dump' call GET /api/characters
  case $(call GET /api/characters) in *'after the dump'*) echo 'CHECK: the cache survived the restore' >&2; return 1 ;; esac
  must 201 call POST /api/characters '{"role":"ids go on"}'
}

after_end_all_sessions() {
  # Written around the workers: each sees it with its own next poll, at worst at the end of its trust.
  local port tries
  for port in 8080 8081; do
    tries=0
    until must ' 401' ask "$port" /auth/me 2>/dev/null || [ $((tries += 1)) -gt 50 ]; do sleep 0.05; done
  done
  for port in 8080 8081; do must ' 401' ask "$port" /auth/me; done
  log_in login
}

before_upgrade() { reading_begins; }

after_upgrade() {
  reading_ends upgrade
  both_serve 'ids go on'
}

before_take_a_worker_out() { reading_begins; }

# Loads nginx's files again until none of its processes is left that has read earlier ones. They answer what they
# had accepted, and take 8081 for down.
reloaded() {
  local process former
  former=$(pgrep --parent "$(cat /run/nginx.pid)")
  systemctl reload nginx
  for process in $former; do
    while kill -0 "$process" 2>/dev/null; do sleep 0.1; done
  done
}

after_take_a_worker_out() {
  reading_ends draining
  reloaded
  reading_begins
  kill -9 "$(cat /run/units/fastnpc@8080.pid)"
  sleep 3
  until curl --fail --silent --output /dev/null http://127.0.0.1:8080/health/ready; do sleep 1; done
  reading_ends kill
  both_serve 'ids go on'
}

before_logs() { reading_begins; }

after_logs() {
  local port
  reading_ends logs
  both_serve 'ids go on'
  for port in 8080 8081; do [ -s "/var/log/fastnpc/$port.log" ]; done
  logrotate --force /etc/logrotate.d/fastnpc
  for port in 8080 8081; do [ -s "/var/log/fastnpc/$port.log.1" ]; done
  both_serve 'ids go on'
}
