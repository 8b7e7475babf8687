"""Neural Tangent Kernels in Spark ML pipelines; the work is done by the job jar (``spark.jars``)."""

import sys

from sparkntk.classification import NtkClassificationModel, NtkClassifier
from sparkntk.feature import NtkFeatures, NtkFeaturesModel
from sparkntk.regression import NtkRegressionModel, NtkRegressor

__all__ = [
    "NtkClassificationModel",
    "NtkClassifier",
    "NtkFeatures",
    "NtkFeaturesModel",
    "NtkRegressionModel",
    "NtkRegressor",
]

# Saved pipelines know their stages by Java class; pyspark looks for a Python module of that name.
sys.modules["org.sparkntk.jobs.ml"] = sys.modules[__name__]
