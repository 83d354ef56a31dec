// Messages and stack traces of failures may hold what was filed: they go out sealed like any payload. Plain
// JavaScript, for the SDK requires it by its path, in the worker as well as in the bundle.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
