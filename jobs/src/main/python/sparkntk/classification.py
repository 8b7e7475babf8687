"""Classification by ridge regression with the NTK."""

from pyspark.ml.classification import _JavaClassificationModel, _JavaClassifier

from sparkntk.kernel import KernelParams
from sparkntk.wrapper import NtkEstimator, NtkStage


class NtkClassificationModel(NtkStage, _JavaClassificationModel, KernelParams):
    """A fitted NtkClassifier."""

    @property
    def ridge_lambda(self):
        """The ridge of the fit, absolute."""
        return self._call_java("lambda")


class NtkClassifier(NtkEstimator, _JavaClassifier, KernelParams):
    """Classification; parameters by name: ``NtkClassifier(depth=2, ridge=1e-3)``."""

    def _create_model(self, java_model):
        return NtkClassificationModel(java_model)
