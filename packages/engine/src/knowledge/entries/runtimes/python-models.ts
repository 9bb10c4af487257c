import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_MODELS: readonly CatalogueEntry[] = [
  {
    id: 'pytorch.state-does-not-fit',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'error s in loading state_dict for',
        pattern: /Error\(s\) in loading state_dict for (?<object>\w{1,80})/,
      },
      {
        words: 'copying a param with shape',
        pattern: /size mismatch for (?<object>[\w.]{1,120}): copying a param with shape/,
      },
      { words: 'weights only load failed', pattern: /Weights only load failed\./ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'PyTorch cannot load the weights: they do not fit the model or the loader',
    check: {
      text: 'Compare architecture and checkpoint',
      host: 'python -c \'import torch; print(list(torch.load("<file>", map_location="cpu", weights_only=True))[:5])\'',
    },
    repair: [
      {
        text: 'Build the model with the sizes it was trained with, load with strict=False if heads differ; for "Weights only" allow the classes (add_safe_globals) or load a file you trust with weights_only=False',
      },
    ],
    source: 'PyTorch source, nn/modules/module.py, serialization.py',
    matches: [
      'RuntimeError: Error(s) in loading state_dict for ResNet:',
      'size mismatch for fc.weight: copying a param with shape torch.Size([1000, 2048]) from checkpoint, the shape in current model is torch.Size([10, 2048]).',
      '_pickle.UnpicklingError: Weights only load failed. This file can still be loaded, to do so you have two options',
    ],
    ignores: ['<All keys matched successfully>'],
  },
  {
    id: 'pytorch.tensors-do-not-fit',
    kind: 'code_defect',
    forms: [
      {
        words: 'expected all tensors to be on the same device but found at least two devices',
        pattern:
          /Expected all tensors to be on the same device, but found at least two devices, (?<value>\S{1,12} and \S{1,12})/,
      },
      {
        words: 'mat1 and mat2 shapes cannot be multiplied',
        pattern: /mat1 and mat2 shapes cannot be multiplied \((?<value>[^)]{1,40})\)/,
      },
      {
        words: 'must match the size of tensor b',
        pattern: /The size of tensor a \((?<value>\d{1,9})\) must match the size of tensor b \((?<limit>\d{1,9})\)/,
      },
      { words: 'cuda error device side assert triggered', pattern: /CUDA error: device-side assert triggered/ },
      {
        words: 'element 0 of tensors does not require grad and does not have a grad_fn',
        pattern: /element 0 of tensors does not require grad and does not have a grad_fn/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'PyTorch code mixes tensors that do not fit: {value|an index out of range on the GPU}',
    check: {
      text: 'Run it on the CPU, or with CUDA_LAUNCH_BLOCKING=1, to see the line',
      host: 'CUDA_LAUNCH_BLOCKING=1 python <script>',
    },
    repair: [
      {
        text: 'Move model and inputs to one device, correct the shapes; a device-side assert is mostly a label or token outside of the classes or vocabulary',
      },
    ],
    source: 'PyTorch source, ATen',
    matches: [
      'RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!',
      'RuntimeError: mat1 and mat2 shapes cannot be multiplied (32x512 and 256x10)',
      'RuntimeError: The size of tensor a (512) must match the size of tensor b (514) at non-singleton dimension 1',
      'RuntimeError: CUDA error: device-side assert triggered',
      'RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn',
    ],
    ignores: ['All tensors are on cuda:0'],
  },
  {
    id: 'tensorflow.notices',
    kind: null,
    forms: [
      {
        words: 'this tensorflow binary is optimized',
        pattern: /This TensorFlow binary is optimized (?:to use available CPU instructions|with oneAPI)/,
      },
      {
        words: 'unable to register factory attempting to register factory',
        pattern:
          /Unable to register (?<object>cuDNN|cuFFT|cuBLAS|cuda\w{1,10}) factory: Attempting to register factory/,
      },
      {
        words: 'successful numa node read from sysfs had negative value',
        pattern: /successful NUMA node read from SysFS had negative value/,
      },
      { words: 'onednn custom operations are on', pattern: /oneDNN custom operations are on/ },
      {
        words: 'of free system memory',
        pattern: /Allocation of (?<value>\d{1,15}) exceeds (?<limit>\d{1,3})% of free system memory/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'TensorFlow tells how it was built and whether a GPU is there; it goes on',
    check: { text: 'See whether a GPU was expected', host: 'nvidia-smi' },
    repair: [],
    source: 'TensorFlow source, cpu_feature_guard.cc, cuda_diagnostics',
    matches: [
      'I tensorflow/core/platform/cpu_feature_guard.cc:210] This TensorFlow binary is optimized to use available CPU instructions in performance-critical operations.',
      'E external/local_xla/xla/stream_executor/cuda/cuda_dnn.cc:9261] Unable to register cuDNN factory: Attempting to register factory for plugin cuDNN when one has already been registered',
      'I tensorflow/core/common_runtime/gpu: successful NUMA node read from SysFS had negative value (-1), but there must be at least one NUMA node',
      'I tensorflow/core/util/port.cc:153] oneDNN custom operations are on. You may see slightly different numerical results',
      'W tensorflow/core/framework/cpu_allocator_impl.cc:82] Allocation of 4915200000 exceeds 10% of free system memory.',
    ],
    ignores: ['failed call to cuInit: CUDA_ERROR_UNKNOWN'],
  },
  {
    id: 'keras.layer-incompatible',
    kind: 'code_defect',
    forms: [
      {
        words: 'is incompatible with the layer',
        pattern:
          /Input (?<value>\d{1,3}) of layer "?(?<object>\w{1,60})"? is incompatible with the layer: (?<wanted>.{1,120})/,
      },
      { words: 'graph execution error', pattern: /Graph execution error:/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Keras: what is fed does not fit {object|the model}',
    check: {
      text: "Print the model's inputs",
      host: 'python -c \'import keras; keras.models.load_model("<file>").summary()\'',
    },
    repair: [
      {
        text: 'Give the shape that the layer expects (batch dimension first), or save and load the model with the same version',
      },
    ],
    source: 'Keras source, input_spec.py',
    matches: [
      'ValueError: Input 0 of layer "dense" is incompatible with the layer: expected axis -1 of input shape to have value 784, but received input with shape (None, 28)',
      'tensorflow.python.framework.errors_impl.InvalidArgumentError: Graph execution error:',
    ],
    ignores: ['layer "dense" built'],
  },
  {
    id: 'sklearn.model-does-not-fit',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'node array from the pickle has an incompatible dtype',
        pattern: /node array from the pickle has an incompatible dtype/,
      },
      {
        words: 'features but is expecting features as input',
        pattern:
          /X has (?<value>\d{1,7}) features, but (?<object>\w{1,60}) is expecting (?<wanted>\d{1,7}) features as input/,
      },
      {
        words: 'the feature names should match those that were passed during fit',
        pattern: /The feature names should match those that were passed during fit/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A scikit-learn model does not fit the data it meets',
    check: {
      text: 'Compare the version and columns of training with those here',
      host: "python -c 'import sklearn; print(sklearn.__version__)'",
    },
    repair: [
      {
        text: 'Pin the version that trained it or train again, and give the columns of the training in the same order',
      },
    ],
    source: 'scikit-learn source, base.py, _tree.pyx',
    matches: [
      'ValueError: node array from the pickle has an incompatible dtype:',
      'ValueError: X has 10 features, but StandardScaler is expecting 12 features as input.',
      'ValueError: The feature names should match those that were passed during fit.',
    ],
    ignores: ['model fitted with 12 features'],
  },
  {
    id: 'sklearn.model-of-other-version',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'trying to unpickle estimator',
        pattern:
          /Trying to unpickle estimator (?<object>\w{1,60}) from version (?<wanted>[\d.]{1,12}) when using version (?<version>[\d.]{1,12})/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: 'A scikit-learn model was saved by {wanted} and is loaded by {version}',
    check: {
      text: 'Compare the version and columns of training with those here',
      host: "python -c 'import sklearn; print(sklearn.__version__)'",
    },
    repair: [
      {
        text: 'Pin the version that trained it or train again, and give the columns of the training in the same order',
      },
    ],
    source: 'scikit-learn source, base.py, _tree.pyx',
    matches: [
      'InconsistentVersionWarning: Trying to unpickle estimator RandomForestClassifier from version 1.2.2 when using version 1.5.0. This might lead to breaking code or invalid results.',
      'Trying to unpickle estimator LogisticRegression from version 0.24.1 when using version 1.3.0.',
    ],
    ignores: ['model fitted with 12 features'],
  },
  {
    id: 'sklearn.data-unfit',
    kind: 'data_corruption',
    forms: [
      { words: 'contains', pattern: /Input (?:X|y) contains (?<value>NaN|infinity)/ },
      {
        words: 'input contains nan infinity or a value too large for dtype',
        pattern: /Input contains NaN, infinity or a value too large for dtype/,
      },
      { words: 'instance is not fitted yet', pattern: /This (?<object>\w{1,60}) instance is not fitted yet/ },
      { words: 'found array with 0 sample s', pattern: /Found array with 0 sample\(s\)/ },
      {
        words: 'found input variables with inconsistent numbers of samples',
        pattern: /Found input variables with inconsistent numbers of samples/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'scikit-learn refuses the data: {value|missing values, no rows or lengths that differ}',
    check: {
      text: 'Look at the data at this point',
      host: 'python -c \'import pandas as pd; d = pd.read_parquet("<file>"); print(d.shape, d.isna().sum())\'',
    },
    repair: [{ text: 'Find why rows or values are missing upstream; impute or drop on purpose, and fit before use' }],
    source: 'scikit-learn source, utils/validation.py',
    matches: [
      'ValueError: Input X contains NaN.',
      "ValueError: Input contains NaN, infinity or a value too large for dtype('float64').",
      "sklearn.exceptions.NotFittedError: This LogisticRegression instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator.",
      'ValueError: Found array with 0 sample(s) (shape=(0, 12)) while a minimum of 1 is required by StandardScaler.',
      'ValueError: Found input variables with inconsistent numbers of samples: [100, 99]',
    ],
    ignores: ['Input X contains 12 columns'],
  },
  {
    id: 'hugging-face.repository-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'repository not found for url',
        pattern: /Repository Not Found for url: (?<path>https:\/\/huggingface\.co\/\S{1,160})/,
      },
      {
        words: 'is not a local folder and is not a valid model identifier listed on',
        pattern: /(?<object>[\w./-]{1,120}) is not a local folder and is not a valid model identifier listed on/,
      },
      {
        words: 'entry not found for url',
        pattern: /Entry Not Found for url: (?<path>https:\/\/huggingface\.co\/\S{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Hugging Face has no such model, revision or file {object|here}, or the token may not see it',
    check: {
      text: 'Ask with the token of the process',
      host: 'hf auth whoami; curl -sI -H "Authorization: Bearer $HF_TOKEN" https://huggingface.co/api/models/<model>',
    },
    repair: [
      {
        text: 'Correct the name, or set HF_TOKEN of an account that may read it (a private model is "not found" without)',
      },
    ],
    source: 'huggingface_hub utils/_http.py; transformers utils/hub.py',
    matches: [
      'huggingface_hub.errors.RepositoryNotFoundError: 401 Client Error. (Request ID: Root=1) Repository Not Found for url: https://huggingface.co/api/models/acme/llama.',
      "OSError: acme/bert is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'",
      'huggingface_hub.errors.EntryNotFoundError: 404 Client Error. Entry Not Found for url: https://huggingface.co/acme/bert/resolve/main/pytorch_model.bin.',
    ],
    ignores: ['Downloaded acme/bert'],
  },
];
