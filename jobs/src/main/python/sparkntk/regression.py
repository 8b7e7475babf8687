"""Ridge regression with the NTK."""

from pyspark.ml.regression import _JavaRegressionModel, _JavaRegressor

from sparkntk.kernel import KernelParams
from sparkntk.wrapper import NtkEstimator, NtkStage


class NtkRegressionModel(NtkStage, _JavaRegressionModel, KernelParams):
    """A fitted NtkRegressor."""

    @property
    def ridge_lambda(self):
        """The ridge of the fit, absolute."""
        return self._call_java("lambda")


class NtkRegressor(NtkEstimator, _JavaRegressor, KernelParams):
    """Regression; parameters by name: ``NtkRegressor(depth=2, ridge=1e-3)``."""

    def _create_model(self, java_model):
        return NtkRegressionModel(java_model)
