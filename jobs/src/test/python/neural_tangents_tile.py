"""Times neural-tangents on one tile, whenever it is asked to.

usage: neural_tangents_tile.py ROWS.npy COLS.npy TILE.npy

Writes the NTK of three hidden ReLU layers between two sets of examples to TILE.npy and prints "ready" once that is done
and compiled. Then every line on the standard input is one more run, answered by its seconds.
"""

import sys
import time
import types

# Imported with the library; wants TensorFlow.
sys.modules["neural_tangents.experimental"] = types.ModuleType("experimental")

import jax
import numpy
from neural_tangents import stax

HIDDEN = 3


def compiled_kernel():
    layers = []
    for _ in range(HIDDEN):
        layers += [stax.Dense(1, W_std=2**0.5), stax.Relu()]
    layers.append(stax.Dense(1, W_std=1.0))
    kernel = stax.serial(*layers)[2]
    return jax.jit(lambda rows, cols: kernel(rows, cols, "ntk"))


def main(rows_file, cols_file, tile_file):
    jax.config.update("jax_platforms", "cpu")
    rows = jax.numpy.asarray(numpy.load(rows_file))
    cols = jax.numpy.asarray(numpy.load(cols_file))
    kernel = compiled_kernel()
    numpy.save(tile_file, numpy.asarray(kernel(rows, cols)))
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        kernel(rows, cols).block_until_ready()
        print(time.perf_counter() - start, flush=True)


main(*sys.argv[1:])
