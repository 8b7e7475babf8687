"""Features of the NTK for estimators that are linear in them."""

from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.param.shared import HasInputCol, HasOutputCol
from pyspark.ml.wrapper import JavaEstimator, JavaModel

from sparkntk.wrapper import NtkEstimator, NtkStage


class _FeatureParams(HasInputCol, HasOutputCol):
    map = Param(Params._dummy(), "map", "kind of features", typeConverter=TypeConverters.toString)
    dimension = Param(Params._dummy(), "dimension", "features; nystrom: landmarks", typeConverter=TypeConverters.toInt)
    depth = Param(Params._dummy(), "depth", "hidden ReLU layers", typeConverter=TypeConverters.toInt)
    leaf = Param(Params._dummy(), "leaf", "of map = ntk-sketch, the sketch of the input: srht, count-sketch, osnap", typeConverter=TypeConverters.toString)
    lengthScale = Param(Params._dummy(), "lengthScale", "of map = fourier", typeConverter=TypeConverters.toFloat)
    seed = Param(Params._dummy(), "seed", "of landmarks or random weights", typeConverter=TypeConverters.toInt)


class NtkFeaturesModel(NtkStage, JavaModel, _FeatureParams):
    """A fitted NtkFeatures."""


class NtkFeatures(NtkEstimator, JavaEstimator, _FeatureParams):
    """Features; parameters by name: ``NtkFeatures(inputCol="pixels", outputCol="features")``."""

    def _create_model(self, java_model):
        return NtkFeaturesModel(java_model)
