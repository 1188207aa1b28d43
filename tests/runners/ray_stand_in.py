"""What newsclean asks of Ray, on this machine: a task is a process, which may be shot."""

from multiprocessing import connection
from types import SimpleNamespace

import multiprocess

_context = multiprocess.get_context("forkserver")
_context.set_forkserver_preload(["newsclean.runners.cluster.blocks"])
processes = []


class RayError(Exception):
    pass


class WorkerCrashedError(RayError):
    pass


exceptions = SimpleNamespace(RayError=RayError, WorkerCrashedError=WorkerCrashedError)


class Remote:
    def __init__(self, function):
        self.function = function

    def options(self, *, max_retries, num_cpus, num_gpus, memory):
        assert max_retries == 0
        assert (num_cpus, num_gpus, memory) == (1, 0, 2**31)
        return self

    def remote(self, *args):
        ours, theirs = _context.Pipe()
        process = _context.Process(target=_serve, args=(theirs, self.function, args))
        process.start()
        theirs.close()
        processes.append(process)
        return ours


def _serve(theirs, function, args):
    theirs.send(function(*args))


def is_initialized():
    return True


def remote(function):
    return Remote(function)


def put(value):
    return value


def wait(tasks):
    ready = connection.wait(tasks)[:1]
    return ready, [one for one in tasks if one not in ready]


def get(task):
    try:
        return task.recv()
    except (EOFError, OSError):
        raise WorkerCrashedError from None


def cancel(task, *, force):
    assert force
    task.close()


def shutdown():
    for process in processes:
        process.kill()
        process.join()
    processes.clear()
