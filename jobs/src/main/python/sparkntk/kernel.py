"""Parameters of regression and classification."""

from pyspark.ml.param import Param, Params, TypeConverters


def _param(name, doc, converter):
    return Param(Params._dummy(), name, doc, typeConverter=converter)


class KernelParams(Params):
    """What the estimators and their models have in common."""

    mode = _param("mode", "the kernel itself (exact), or features like it (sketch)", TypeConverters.toString)
    depth = _param("depth", "hidden dense ReLU layers", TypeConverters.toInt)
    sigmaW = _param("sigmaW", "standard deviation of the weights of the hidden layers", TypeConverters.toFloat)
    layers = _param("layers", "kernel.layers in HOCON, in place of depth and sigmaW", TypeConverters.toString)
    ridge = _param("ridge", "λ in (Θ + λI) α = Y", TypeConverters.toFloat)
    ridgeScale = _param("ridgeScale", "unit of the ridge: relative to the mean diagonal, or absolute", TypeConverters.toString)
    tolerance = _param("tolerance", "largest relative residual of the solution", TypeConverters.toFloat)
    map = _param("map", "features of mode = sketch", TypeConverters.toString)
    dimension = _param("dimension", "features; nystrom: landmarks", TypeConverters.toInt)
    seed = _param("seed", "of landmarks or random weights", TypeConverters.toInt)
    conf = _param("conf", "further keys of kernel, gram, solver and sketch in HOCON", TypeConverters.toString)
