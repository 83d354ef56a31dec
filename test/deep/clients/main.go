// Plays a case with the client that oapi-codegen made of /openapi.json.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"huiyin/client"
)

func as(role string) client.RequestEditorFn {
	return func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", os.Getenv(role))
		return nil
	}
}

func must(err error, status int, body []byte, want int) {
	if err != nil || status != want {
		fmt.Fprintln(os.Stderr, err, status, string(body))
		os.Exit(1)
	}
}

func main() {
	ctx := context.Background()
	api, err := client.NewClientWithResponses(os.Getenv("API"))
	must(err, 0, nil, 0)
	filed, err := api.RegisterWithResponse(ctx, nil, client.RegisterBody{
		Kind: "request", Category: "street-lighting", Title: "路灯不亮", Description: "学校门口路灯全部不亮。",
	}, as("HOTLINE"))
	must(err, filed.StatusCode(), filed.Body, 201)
	registered, err := filed.JSON201.AsRegisteredAppeal()
	must(err, 0, nil, 0)
	id := registered.Id
	if registered.Status == "registered" {
		sent, err := api.DispatchWithResponse(ctx, id, nil, client.DispatchBody{Lead: "power"}, as("CENTRE"))
		must(err, sent.StatusCode(), sent.Body, 200)
	}
	accepted, err := api.AcceptWithResponse(ctx, id, nil, client.AcceptBody{}, as("OFFICER"))
	must(err, accepted.StatusCode(), accepted.Body, 200)
	view, err := accepted.JSON200.AsAppeal()
	must(err, 0, nil, 0)
	if view.Status != "handling" {
		must(fmt.Errorf("status %s", view.Status), 0, nil, 0)
	}
	refused, err := api.AcceptWithResponse(ctx, id, nil, client.AcceptBody{}, as("OFFICER"))
	must(err, refused.StatusCode(), refused.Body, 409)
	done, err := api.CompleteWithResponse(ctx, id, nil, client.CompleteBody{
		Result: "resolved", Statement: "已修复。",
	}, as("OFFICER"))
	must(err, done.StatusCode(), done.Body, 200)
	approved, err := api.ApproveWithResponse(ctx, id, nil, client.ApproveBody{}, as("CENTRE"))
	must(err, approved.StatusCode(), approved.Body, 200)
	code := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Code "+registered.TrackingCode)
		return nil
	}
	rated, err := api.TrackRateWithResponse(ctx, id, nil, client.TrackRateJSONRequestBody{
		Contacted: true, Resolved: true, Satisfaction: "yes",
	}, code)
	must(err, rated.StatusCode(), rated.Body, 200)
	read, err := api.ReadAppealWithResponse(ctx, id, nil, as("CENTRE"))
	must(err, read.StatusCode(), read.Body, 200)
	fmt.Print(read.JSON200.Status)
}
