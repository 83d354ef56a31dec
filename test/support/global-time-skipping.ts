import { TestWorkflowEnvironment } from '@temporalio/testing';
import { sealing } from './keyring.ts';

/**
 * The SDK's test environment on the test server that already runs. Its public `createFromExistingServer` takes every
 * existing server for one that cannot skip: `sleep` would really sleep and `currentTimeMs` be the machine's. The
 * general constructor beneath it, private to TypeScript only, takes the truth.
 */
interface GeneralConstructor {
  create(options: {
    server: { type: 'existing' };
    address: string;
    namespace: string;
    supportsTimeSkipping: true;
    client: typeof sealing;
  }): Promise<TestWorkflowEnvironment>;
}

const general = TestWorkflowEnvironment as unknown as GeneralConstructor;

export const connectTimeSkipping = (address: string): Promise<TestWorkflowEnvironment> =>
  general.create({
    server: { type: 'existing' },
    address,
    namespace: 'default',
    supportsTimeSkipping: true,
    client: sealing,
  });
