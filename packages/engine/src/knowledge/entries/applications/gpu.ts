import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GPU: readonly CatalogueEntry[] = [
  {
    id: 'cuda.out-of-memory',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'cuda out of memory tried to allocate',
        pattern:
          /CUDA out of memory\. Tried to allocate (?<value>[\d.]{1,8} [KMGT]iB)(?:.{0,80}?(?:total capacity of (?<limit>[\d.]{1,8} [KMGT]iB)))?/,
      },
      {
        words: 'hip out of memory tried to allocate',
        pattern: /HIP out of memory\. Tried to allocate (?<value>[\d.]{1,8} [KMGT]iB)/,
      },
      { words: 'cuda error out of memory', pattern: /CUDA error: out of memory/ },
      { words: 'cudamalloc failed out of memory', pattern: /cudaMalloc failed: out of memory/ },
      {
        words: 'resourceexhaustederror oom when allocating tensor',
        pattern: /ResourceExhaustedError.{0,80}OOM when allocating tensor/,
      },
      { words: 'cuda_error_out_of_memory', pattern: /CUDA_ERROR_OUT_OF_MEMORY/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The memory of the GPU is full ({value|more} was wanted)',
    check: {
      text: 'See which processes hold the memory of the card',
      compose: 'docker compose exec {service} nvidia-smi',
      kubernetes: 'kubectl exec deploy/{service} -- nvidia-smi',
      host: 'nvidia-smi; nvidia-smi --query-compute-apps=pid,used_memory,name --format=csv',
    },
    repair: [
      {
        text: 'End left-over processes; use a smaller batch, context or image size, a quantised model, or fewer models at once (OLLAMA_MAX_LOADED_MODELS, --medvram, gpu_memory_utilization)',
      },
      {
        text: 'For fragmentation set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True',
      },
    ],
    source: 'PyTorch c10/cuda/CUDACachingAllocator.cpp; ggml-cuda.cu; TensorFlow; CUDA Runtime API errors',
    matches: [
      'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 23.64 GiB of which 512.00 MiB is free.',
      'RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 7.79 GiB total capacity; 6.10 GiB already allocated; 12.25 MiB free)',
      'torch.OutOfMemoryError: HIP out of memory. Tried to allocate 1.25 GiB.',
      'RuntimeError: CUDA error: out of memory',
      'ggml_backend_cuda_buffer_type_alloc_buffer: allocating 4155.99 MiB on device 0: cudaMalloc failed: out of memory',
      'tensorflow.python.framework.errors_impl.ResourceExhaustedError: OOM when allocating tensor with shape[64,512,512,3]',
      'E external/local_xla/xla/stream_executor/cuda/cuda_driver.cc:1040] failed to allocate 7.5GiB: CUDA_ERROR_OUT_OF_MEMORY: out of memory',
    ],
    ignores: ['PYTORCH_CUDA_ALLOC_CONF avoids that CUDA runs out of memory'],
  },
  {
    id: 'cuda.driver-too-old',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'cuda driver version is insufficient for cuda runtime version',
        pattern: /CUDA driver version is insufficient for CUDA runtime version/i,
      },
      {
        words: 'the nvidia driver on your system is too old found version',
        pattern: /The NVIDIA driver on your system is too old \(found version (?<version>\d{4,6})\)/,
      },
      {
        words: 'nvidia container cli requirement error unsatisfied condition cuda',
        pattern: /requirement error: unsatisfied condition: cuda ?>= ?(?<wanted>[\d.]{1,8})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The NVIDIA driver is too old for this CUDA ({wanted|newer} wanted, {version|older} there)',
    check: {
      text: 'Compare the CUDA version that the driver can with the one of the image',
      compose: 'nvidia-smi | grep "CUDA Version"; docker compose config --images',
      kubernetes: 'kubectl describe node | grep -i "nvidia.com/cuda"',
      host: 'nvidia-smi | grep "CUDA Version"',
    },
    repair: [
      {
        text: 'Install a newer driver on the host and restart it: the container brings CUDA, the driver is the one of the host',
        host: 'sudo ubuntu-drivers install && sudo reboot',
      },
      { text: 'Or take an image with an older CUDA' },
    ],
    source: 'NVIDIA CUDA Runtime API cudaErrorInsufficientDriver; PyTorch torch/cuda; libnvidia-container',
    matches: [
      'CUDA error: CUDA driver version is insufficient for CUDA runtime version',
      'RuntimeError: The NVIDIA driver on your system is too old (found version 11040). Please update your GPU driver by downloading and installing a new version',
      'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.4, please update your driver to a newer version, or use an earlier cuda container: unknown',
    ],
    ignores: ['NVIDIA-SMI 550.54.14  Driver Version: 550.54.14  CUDA Version: 12.4'],
  },
  {
    id: 'nvidia.driver-library-mismatch',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'driver library version mismatch',
        pattern: /(?:Failed to initialize NVML|nvml error|NVML): {0,2}[Dd]river\/library version mismatch/i,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The GPU is not usable: the loaded NVIDIA kernel module is another version than the library',
    check: {
      text: 'Compare both; an unattended upgrade changed the library while the old module runs',
      host: 'cat /proc/driver/nvidia/version; dpkg -l | grep nvidia-driver; dmesg | grep -i "API mismatch"',
    },
    repair: [
      {
        text: 'Restart the host, or unload and load the module when nothing uses the card; hold the packages so that it does not happen again',
        host: 'sudo reboot',
      },
    ],
    source: 'NVIDIA NVML nvmlReturn NVML_ERROR_LIB_RM_VERSION_MISMATCH',
    matches: [
      'Failed to initialize NVML: Driver/library version mismatch',
      'nvidia-container-cli: initialization error: nvml error: driver/library version mismatch: unknown',
    ],
    ignores: ['NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.14'],
  },
  {
    id: 'cuda.no-driver',
    kind: 'missing_module',
    forms: [
      {
        words: 'found no nvidia driver on your system',
        pattern: /(?<!CUDA initialization: )Found no NVIDIA driver on your system/,
      },
      {
        words: 'libcuda so 1 cannot open shared object file',
        pattern: /(?<!dlerror: )(?<object>libcuda\.so(?:\.1)?): cannot open shared object file/,
      },
      { words: 'torch not compiled with cuda enabled', pattern: /Torch not compiled with CUDA enabled/ },
      { words: 'torch is not able to use gpu', pattern: /Torch is not able to use GPU; add --skip-torch-cuda-test/ },
      { words: 'no cuda gpus are available', pattern: /No CUDA GPUs are available/ },
      { words: 'failed to initialize nvml unknown error', pattern: /Failed to initialize NVML: Unknown Error/ },
      {
        words: 'no cuda capable device is detected',
        pattern: /CUDA (?:failure 100|error): no CUDA-capable device is detected/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The process sees no NVIDIA GPU',
    check: {
      text: 'See whether the host has the card and whether a container gets it; the driver, the container toolkit, the GPU request or a CUDA build may be missing',
      compose:
        'nvidia-smi; docker run --rm --gpus all nvidia/cuda:12.4.1-base-ubuntu22.04 nvidia-smi; docker compose config | grep -A6 reservations',
      kubernetes:
        'kubectl describe node | grep nvidia.com/gpu; kubectl get deploy {service} -o yaml | grep nvidia.com/gpu',
      host: 'nvidia-smi; lspci | grep -i nvidia; python -c "import torch; print(torch.__version__, torch.version.cuda)"',
    },
    repair: [
      {
        text: 'Request the GPU (deploy: resources: reservations: devices: - driver: nvidia, count: all, capabilities: [gpu]) and install nvidia-container-toolkit',
        compose:
          'sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker && docker compose up -d --force-recreate {service}',
        kubernetes: `kubectl set resources deploy/{service} --limits=nvidia.com/gpu=1`,
      },
      {
        text: 'When PyTorch is a CPU build, install the one for CUDA; "Unknown Error" after a systemctl daemon-reload is cured by restarting the container',
        host: 'pip install --force-reinstall torch --index-url https://download.pytorch.org/whl/cu124',
      },
    ],
    source:
      'PyTorch torch/cuda/__init__.py; stable-diffusion-webui modules/launch_utils.py; NVIDIA Container Toolkit troubleshooting; CUDA runtime, cudaErrorNoDevice (100)',
    matches: [
      'RuntimeError: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver from http://www.nvidia.com/Download/index.aspx',
      'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory',
      'AssertionError: Torch not compiled with CUDA enabled',
      'RuntimeError: Torch is not able to use GPU; add --skip-torch-cuda-test to COMMANDLINE_ARGS variable to disable this check',
      'RuntimeError: No CUDA GPUs are available',
      'Failed to initialize NVML: Unknown Error',
      'onnxruntime::CudaCall CUDA failure 100: no CUDA-capable device is detected ; GPU=0 ; hostname=shop',
      'RuntimeError: CUDA error: no CUDA-capable device is detected',
    ],
    ignores: ['libcublas.so.12: cannot open shared object file: No such file or directory'],
  },
  {
    id: 'cuda.not-used',
    kind: null,
    forms: [
      { words: 'userwarning cuda initialization', pattern: /UserWarning: CUDA initialization: (?<value>[^\n]{1,120})/ },
      { words: 'failed call to cuinit', pattern: /failed call to cuInit: / },
      {
        words: 'could not load dynamic library dlerror',
        pattern:
          /Could not load dynamic library '(?<object>lib(?:cuda|cudart|cublas|cublasLt|cufft|curand|cusolver|cusparse|cudnn|nvinfer|nvinfer_plugin)\.so[\w.]{0,12})'; dlerror/,
      },
      { words: 'could not find tensorrt', pattern: /Could not find TensorRT/ },
      { words: 'unable to register factory', pattern: /Unable to register cu(?:DNN|BLAS|FFT) factory/ },
      { words: 'failed to load image python extension', pattern: /Failed to load image Python extension/ },
      { words: 'error caught was no module named', pattern: /Error caught was: No module named '(?:triton|xformers)'/ },
      { words: 'a matching triton is not available', pattern: /A matching Triton is not available/ },
      { words: 'proceeding without it', pattern: /No module 'xformers'\. Proceeding without it/ },
      { words: 'was compiled without gpu support', pattern: /bitsandbytes was compiled without GPU support/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'No graphics card, or an optional part for one, is there: the processor computes',
    check: { text: 'When a graphics card is meant to be used, see whether it is passed in', host: 'nvidia-smi' },
    repair: [],
    source:
      'PyTorch torch/cuda; TensorFlow dso_loader.cc, cuda_dnn.cc; torchvision io/image.py; xFormers; bitsandbytes',
    matches: [
      'UserWarning: CUDA initialization: Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU',
      'E external/local_xla/xla/stream_executor/cuda/cuda_driver.cc:152] failed call to cuInit: INTERNAL: CUDA error: Failed call to cuInit: UNKNOWN ERROR (303)',
      "W tensorflow/stream_executor/platform/default/dso_loader.cc:64] Could not load dynamic library 'libcudart.so.11.0'; dlerror: libcudart.so.11.0: cannot open shared object file: No such file or directory",
      'W tensorflow/compiler/tf2tensorrt/utils/py_utils.cc:38] TF-TRT Warning: Could not find TensorRT',
      'E0000 00:00:1730000000.000 1 cuda_dnn.cc:8310] Unable to register cuDNN factory: Attempting to register factory for plugin cuDNN when one has already been registered',
      'torchvision/io/image.py:13: UserWarning: Failed to load image Python extension: libtorch_cuda_cu.so: cannot open shared object file: No such file or directory',
      "Error caught was: No module named 'triton'",
      'A matching Triton is not available, some optimizations will not be enabled',
      "No module 'xformers'. Proceeding without it.",
      'The installed version of bitsandbytes was compiled without GPU support. 8-bit optimizers are unavailable.',
    ],
    ignores: ['RuntimeError: No CUDA GPUs are available'],
  },
  {
    id: 'cuda.architecture-not-built',
    kind: 'wrong_architecture',
    forms: [
      {
        words: 'no kernel image is available for execution on the device',
        pattern: /no kernel image is available for execution on the device/,
      },
      {
        words: 'with cuda capability is not compatible with the current pytorch installation',
        pattern:
          /(?<object>.{3,60}?) with CUDA capability (?<version>sm_\d{2,3}\w?) is not compatible with the current PyTorch installation/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'This build has no code for the GPU ({version|its architecture})',
    check: {
      text: 'Compare the card with what the build supports',
      host: 'nvidia-smi --query-gpu=name,compute_cap --format=csv; python -c "import torch; print(torch.cuda.get_arch_list())"',
    },
    repair: [
      {
        text: 'Take a build for the card: a newer CUDA (cu128 for RTX 50) for new ones, an older PyTorch for old ones, or compile with TORCH_CUDA_ARCH_LIST',
        host: 'pip install --force-reinstall torch --index-url https://download.pytorch.org/whl/cu128',
      },
    ],
    source: 'CUDA Runtime API cudaErrorNoKernelImageForDevice; PyTorch torch/cuda/__init__.py _check_capability()',
    matches: [
      'RuntimeError: CUDA error: no kernel image is available for execution on the device',
      'NVIDIA GeForce RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation.',
    ],
    ignores: ['The current PyTorch install supports CUDA capabilities sm_50 sm_60 sm_70 sm_80 sm_90'],
  },
];
