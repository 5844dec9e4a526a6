# Redis: the lock and the hot view. Sourced by `services`.

redis_base=16379
redis_width=1

redis_prepare() { :; }

redis_run() { exec redis-server "$here/redis.conf" --port "$(port_of redis)" --dir "$(dir_of redis)"; }

redis_is_ready() { [ "$(timeout 5 redis-cli -p "$(port_of redis)" ping 2>&1)" = PONG ]; }

redis_env() { echo "export DIBS_REDIS=redis://127.0.0.1:$(port_of redis)"; }
