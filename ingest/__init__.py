"""Documents in: read, check, split, embed, publish. Owns SourceDocument, Rule, Passage and the vocabulary."""

import os

# onnxruntime sends usage events from the moment it is imported, chromadb and the model hub on their own
# occasions; this runs before any of them is.
os.environ.update(
    ORT_DISABLE_TELEMETRY="1", ANONYMIZED_TELEMETRY="False", HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1"
)
