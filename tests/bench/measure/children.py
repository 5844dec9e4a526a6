"""The programs a measurement runs. Each is ended when the run ends, however it ends."""
import os
import signal
import subprocess


class Unmeasurable(Exception):
    """A figure that could not be taken; says why."""


class Children:
    def __init__(self, environment):
        self._environment = environment
        self._running = []

    def start(self, command, environment=None, **options):
        process = subprocess.Popen(
            [str(word) for word in command],
            env={**self._environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # so that it is ended with all it has started itself
            **options,
        )
        self._running.append(process)
        return process

    def run(self, command, seconds_max, environment=None):
        """What the program printed, once it has ended well."""
        process = self.start(
            command, environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            out, err = process.communicate(timeout=seconds_max)
        except subprocess.TimeoutExpired:
            raise Unmeasurable(f"{name_of(command)} took longer than {seconds_max:.0f} s") from None
        finally:
            self.stop(process, patience=0)
        if process.returncode != 0:
            last = err.strip().splitlines()[-1:] or ["no word why"]
            raise Unmeasurable(f"{name_of(command)} ended with {process.returncode}: {last[0]}")
        return out

    def stop(self, process, patience=8):
        if patience > 0 and process.poll() is None:
            send(process, signal.SIGTERM)
            try:
                process.wait(timeout=patience)
            except subprocess.TimeoutExpired:
                pass
        send(process, signal.SIGKILL)
        process.wait(timeout=10)
        for pipe in (process.stdout, process.stderr):
            if pipe and not pipe.closed:
                pipe.close()
        if process in self._running:
            self._running.remove(process)

    def stop_all(self):
        for process in list(self._running):
            self.stop(process, patience=0)


def pass_time(process, seconds):
    """Lets time go by, in which the process must not end."""
    try:
        process.wait(timeout=max(seconds, 0))
    except subprocess.TimeoutExpired:
        return
    raise Unmeasurable(f"{name_of(process.args)} ended by itself with {process.returncode}")


def send(process, number):
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass


def name_of(command):
    return " ".join([os.path.basename(str(command[0])), *map(str, command[1:2])])
