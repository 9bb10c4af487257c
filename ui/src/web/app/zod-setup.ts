import { z } from 'zod';

// The content security policy forbids code from strings, which zod would otherwise try as soon as a schema is made:
// this module must be imported before every schema.
z.config({ jitless: true });
