// The description is the worker's own; nothing is asked of another host.
SwaggerUIBundle({url: '../openapi', dom_id: '#api', validatorUrl: null, deepLinking: true});
