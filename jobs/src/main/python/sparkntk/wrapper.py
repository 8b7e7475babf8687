"""What all stages share: the Java class behind them and how they are saved."""

from pyspark import keyword_only
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable

_PACKAGE = "org.sparkntk.jobs.ml."


class _Reader(JavaMLReader):
    """Finds the Java class of a stage that is none of Spark's own."""

    @classmethod
    def _java_loader_class(cls, clazz):
        return _PACKAGE + clazz.__name__


class NtkStage(JavaMLReadable, JavaMLWritable):
    """A stage that is saved and read by its Java class."""

    @classmethod
    def read(cls):
        """A reader of what ``write`` has written."""
        return _Reader(cls)


class NtkEstimator(NtkStage):
    """An estimator whose parameters are those of its Java class, defaults included."""

    @keyword_only
    def __init__(self, **params):
        super().__init__()
        self._java_obj = self._new_java_obj(_PACKAGE + type(self).__name__, self.uid)
        self._transfer_params_from_java()
        self.setParams(**self._input_kwargs)

    @keyword_only
    def setParams(self, **params):
        """Sets parameters by name."""
        return self._set(**self._input_kwargs)
