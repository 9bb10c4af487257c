/** Whether a byte stands among others. A buffer is searched many bytes at a time, an ordinary array of bytes one by one. */
export const holdsByte = ({ buffer, byteOffset, byteLength }: Uint8Array, byte: number): boolean =>
  Buffer.from(buffer, byteOffset, byteLength).includes(byte);
