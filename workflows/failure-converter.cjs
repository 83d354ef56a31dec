// Failure messages and stack traces may hold filed text, so they are sealed like any payload. This is plain
// JavaScript, because the SDK requires it by path in the worker and in the bundle.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
