"""A comparison every night by Apache Airflow 3: copy to the DAG folder, and set the three paths.

Exit code 1 (a cell failed) and a kill are tried again and go on where they were; 2 (wrong configuration or input, or
another comparison is at work) and 3 (worse than the table before) fail at once and alarm in Airflow's own way.
"""

import os
import subprocess
from datetime import datetime, timedelta

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowException, AirflowFailException

HOME = os.environ.get("NTK_HOME", "/opt/spark-ntk")
RESULTS = os.environ.get("NTK_RESULTS", "/var/lib/spark-ntk/nightly")
CONF = os.environ.get("NTK_CONF", "conf/compare/demo.conf")
FINAL = {2: "wrong configuration or input, or at work already", 3: "worse than the table before"}


@dag(schedule="15 2 * * *", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1)
def ntk_compare():
    @task(retries=2, retry_delay=timedelta(minutes=5))
    def compare():
        command = ["scripts/compare-nightly", CONF, RESULTS, "14"]
        code = subprocess.run(command, cwd=HOME, check=False).returncode
        if code in FINAL:
            raise AirflowFailException(f"exit code {code}: {FINAL[code]}")
        if code != 0:
            raise AirflowException(f"exit code {code}")

    compare()


ntk_compare()
